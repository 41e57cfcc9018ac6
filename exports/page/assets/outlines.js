// Country outlines: arcs that neighbours share, as steps of whole numbers.

import { block } from "./blocks.js";

/** The rings of all countries as lists of [longitude, latitude], each with its bounds. */
export async function readOutlines() {
  const { steps, arcs, countries } = await block("outlines");
  const unfolded = arcs.map((arc) => points(arc, steps));
  const arcOf = (number) => (number >= 0 ? unfolded[number] : [...unfolded[~number]].reverse());
  return countries.flatMap(([, rings]) => rings.map((ring) => bounded(ring.flatMap(arcOf))));
}

function bounded(ring) {
  const [across, up] = [ring.map(([longitude]) => longitude), ring.map(([, latitude]) => latitude)];
  return { west: Math.min(...across), east: Math.max(...across), south: Math.min(...up), north: Math.max(...up), ring };
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
