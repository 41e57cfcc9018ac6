// Country outlines: arcs that neighbours share, as steps of whole numbers.

import { block } from "./blocks.js";

/** Each country's rings as lists of [longitude, latitude]. */
export async function readOutlines() {
  const { steps, arcs, countries } = await block("outlines");
  const unfolded = arcs.map((arc) => points(arc, steps));
  const arcOf = (number) => (number >= 0 ? unfolded[number] : [...unfolded[~number]].reverse());
  return countries.map(([code, rings]) => ({ code, rings: rings.map((ring) => ring.flatMap(arcOf)) }));
}

function points(arc, steps) {
  let [x, y] = [0, 0];
  const found = [];
  for (let at = 0; at < arc.length; at += 2) {
    x += arc[at];
    y += arc[at + 1];
    found.push([x / steps, y / steps]);
  }
  return found;
}
