// The page's content: packed blocks, unpacked when they are first asked for.

import { found } from "./dom.js";

const unpacked = new Map();

/** The content of a block, as a promise. */
export function block(name) {
  if (!unpacked.has(name)) unpacked.set(name, unpack(found(`block-${name}`).textContent));
  return unpacked.get(name);
}

async function unpack(packed) {
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return JSON.parse(await new Response(stream).text());
}
