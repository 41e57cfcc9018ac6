// Claims side by side: who said what, drawn on one scale with the event's own low, best and high.

import { colour } from "./colours.js";
import { draw, make } from "./dom.js";
import { figure, inWords, number, range } from "./words.js";

const WIDTH = 200; // units of the drawing
const MIDDLE = 9;
const COUNTED = [["killed", "killed"], ["killed", "civilians_killed"], ["injured", "injured"]];

/** A table for each measure. `show(claim)` is called with the claim whose words are to be seen. */
export function claimTables(data, at, claims, show) {
  const measures = Object.keys(data.about.terms.measure);
  return measures.map((measure) => {
    const rows = claims.filter((claim) => claim.measure === measure);
    const settled = COUNTED.filter(([of, name]) => of === measure && data.get(at, `${name}_best`) !== null).map(([, name]) => settledRow(data, at, name));
    return rows.length || settled.length ? measureTable(data, measure, rows, settled, show) : null;
  });
}

function measureTable(data, measure, claims, settled, show) {
  const largest = Math.max(1, ...claims.flatMap((claim) => [claim.low ?? 0, claim.high ?? 0]), ...settled.map((row) => row.high));
  const across = (value) => 6 + (value / largest) * (WIDTH - 22);
  return make(
    "table",
    { class: "claims" },
    make("caption", null, inWords(measure)),
    make("thead", { class: "unseen" }, make("tr", null, ["Who", "Figure", "Drawn"].map((name) => make("th", { scope: "col" }, name)))),
    make("tbody", null, settled.map((row) => settledLine(row, across)), claims.map((claim) => claimLine(data, claim, across, show))),
  );
}

function settledRow(data, at, name) {
  const [low, best, high] = ["low", "best", "high"].map((bound) => data.get(at, `${name}_${bound}`));
  return { name, low, best, high };
}

function settledLine(row, across) {
  const drawing = draw(
    "svg",
    { viewBox: `0 0 ${WIDTH} 18`, "aria-hidden": "true" },
    axis(),
    draw("line", { x1: across(row.low), x2: across(row.high), y1: MIDDLE, y2: MIDDLE, class: "band" }),
    draw("circle", { cx: across(row.best), cy: MIDDLE, r: 5.5, class: "best" }),
  );
  const bounds = row.low === row.high ? null : make("span", { class: "quiet" }, ` ${range(row.low, row.high)}`);
  const line = make(
    "tr",
    { class: "settled" },
    make("th", { scope: "row" }, row.name === "civilians_killed" ? "This event, civilians" : "This event"),
    make("td", { class: "figure" }, make("b", null, number(row.best)), bounds),
    make("td", { class: "drawn" }, drawing),
  );
  return colour(line, `${row.name}_best`);
}

function claimLine(data, claim, across, show) {
  const victims = claim.victims && make("span", { class: "quiet" }, make("bdi", null, ` ${claim.victims}`));
  const who = claim.cited_source ?? publisher(data, claim.report) ?? "the report";
  const properties = { type: "button", title: claim.quote, onclick: () => show(claim) };
  return make(
    "tr",
    { class: claim.scope === "incident" ? null : "aside" },
    make(
      "th",
      { scope: "row" },
      make("button", properties, make("bdi", null, who), claim.reporting_verb && make("span", { class: "quiet" }, ` ${claim.reporting_verb}`)),
      claim.scope === "incident" ? null : make("span", { class: "tag", title: data.about.terms.scope[claim.scope] }, inWords(claim.scope)),
    ),
    make("td", { class: "figure" }, figure(claim), victims),
    make("td", { class: "drawn" }, drawn(claim, across)),
  );
}

function publisher(data, report) {
  return report === null ? null : data.reports.publisher[report];
}

/** A dot for a figure, hollow where it is rough; an arrow towards where it is open; a bar for a range. */
function drawn(claim, across) {
  const { low, high, qualifier } = claim;
  const rough = qualifier === "about" || qualifier === "vague";
  const [from, to] = [low ?? 0, high ?? low];
  const parts = [axis()];
  if (low !== null && high !== null && low !== high) parts.push(bar(across(from), across(to)));
  if (low !== null && high === null) parts.push(arrow(across(low), 1));
  if (low === null && high !== null) parts.push(arrow(across(high), -1));
  for (const value of new Set([low, high])) {
    if (value !== null) parts.push(draw("circle", { cx: across(value), cy: MIDDLE, r: 4, class: rough ? "rough" : "said" }));
  }
  return draw("svg", { viewBox: `0 0 ${WIDTH} 18`, "aria-hidden": "true" }, parts);
}

function axis() {
  return draw("line", { x1: 0, x2: WIDTH, y1: MIDDLE, y2: MIDDLE, class: "axis" });
}

function bar(from, to) {
  return draw("line", { x1: from, x2: to, y1: MIDDLE, y2: MIDDLE, class: "reach" });
}

function arrow(from, way) {
  const tip = from + 15 * way;
  return draw("path", { d: `M${from} ${MIDDLE}H${tip}m${-4 * way} -4l${4 * way} 4l${-4 * way} 4`, class: "open" });
}
