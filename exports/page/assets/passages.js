// A report's text with the words of every cell marked.

import { colour, lineColour } from "./colours.js";
import { make } from "./dom.js";
import { inWords } from "./words.js";

const MOST_LINES = 2; // cells that share words, shown by lines under them beside the first one's colour

/**
 * The text with its marks, as nodes. `passages`: { column, value, start, end, ofClaim }, offsets in characters. Words of
 * an event's cells have those cells' colours; words that only a claim rests on are grey.
 */
export function marked(text, passages) {
  const at = offsets(text);
  const placed = passages.map((passage) => ({ ...passage, start: at(passage.start), end: at(passage.end) }));
  const edges = [...new Set([0, text.length, ...placed.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  const nodes = [];
  let open = placed.toSorted((one, two) => one.start - two.start);
  let current = [];
  for (let edge = 0; edge + 1 < edges.length; edge += 1) {
    const [start, end] = [edges[edge], edges[edge + 1]];
    current = current.filter((passage) => passage.end > start);
    const begun = open.findIndex((passage) => passage.start > start);
    current.push(...open.slice(0, begun < 0 ? open.length : begun).filter((passage) => passage.end > start));
    open = begun < 0 ? [] : open.slice(begun);
    const words = text.slice(start, end);
    nodes.push(current.length ? mark(words, current, end) : words);
  }
  return nodes;
}

function mark(words, passages, end) {
  const ofEvent = passages.filter((passage) => !passage.ofClaim);
  const byWidth = (ofEvent.length ? ofEvent : passages).toSorted((one, two) => one.end - one.start - (two.end - two.start));
  const columns = [...new Set(byWidth.map(({ column }) => column))];
  const element = make("mark", { "data-columns": columns.join(" "), title: titleOf(byWidth) }, words);
  const ending = [...new Set(byWidth.filter((passage) => passage.end === end).map(({ column }) => column))];
  if (ending.length) element.dataset.ends = ending.map(inWords).slice(0, 2).join(", ") + (ending.length > 2 ? ` +${ending.length - 2}` : "");
  const lines = columns.slice(1, MOST_LINES + 1).map((column, at) => `0 ${2 * at + 2}px 0 ${lineColour(column)}`);
  element.style.boxShadow = lines.join(", ");
  return ofEvent.length ? colour(element, columns[0]) : greyed(element);
}

function greyed(element) {
  element.classList.add("grey");
  return element;
}

function titleOf(passages) {
  return [...new Set(passages.map(({ column, value }) => `${inWords(column)}: ${value}`))].join("\n");
}

/** From offsets in characters to offsets in JavaScript's units, where a character beyond U+FFFF counts twice. */
function offsets(text) {
  if (!/[\u{10000}-\u{10ffff}]/u.test(text)) return (offset) => offset;
  const starts = [];
  let unit = 0;
  for (const character of text) {
    starts.push(unit);
    unit += character.length;
  }
  return (offset) => starts[offset] ?? text.length;
}
