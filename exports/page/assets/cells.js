// The event's cells, each with the words behind it.

import { colour } from "./colours.js";
import { draw, make } from "./dom.js";
import { day, inWords, valueText } from "./words.js";

const GROUPS = [
  ["When", ["date_start", "date_end", "date_precision"]],
  ["Where", ["country", "admin1", "admin1_pcode", "admin2", "admin2_pcode", "place", "latitude", "longitude", "geo_precision"]],
  ["What", ["event_type", "civilians_targeted"]],
  ["Who", ["side_a", "side_b"]],
  ["How many", ["killed_low", "killed_best", "killed_high", "injured_low", "injured_best", "injured_high",
    "civilians_killed_low", "civilians_killed_best", "civilians_killed_high"]],
  ["Sources", ["cited_sources", "confidence", "review_status", "notes"]],
];

/** The list of filled cells. `point(column)` is called with the cell looked at, and with null after it. */
export function cellList(data, at, evidence, point) {
  const groups = GROUPS.map(([title, columns]) => {
    const filled = columns.filter((column) => !isEmpty(data.get(at, column)));
    if (!filled.length) return null;
    const cells = filled.map((column) => cell(data, at, column, evidence.filter((row) => row.column === column), point));
    return make("div", { class: "group" }, make("h4", null, title), make("ul", null, cells));
  });
  return make("div", { class: "cells" }, groups);
}

/** One passage: the words in what stands around them, who said them, where and by which rule. */
export function passage(data, row) {
  const report = row.report === null ? null : (data.reports.title[row.report] ?? data.reports.report_id[row.report]);
  const words = row.quote === null ? null : make("q", { class: "context" }, row.prefix ?? "", make("mark", null, row.quote), row.suffix ?? "");
  const said = [row.cited_source && `said by ${row.cited_source}`, report, row.rule].filter(Boolean).join(" · ");
  const item = make(
    "li",
    null,
    make("div", null, make("b", null, make("bdi", null, row.value)), row.origin === "built" ? null : make("span", { class: "tag" }, inWords(row.origin))),
    words,
    edited(row),
    make("small", null, make("bdi", null, said)),
  );
  colour(item, row.column);
  return item;
}

function cell(data, at, column, rows, point) {
  const value = data.get(at, column);
  const passages = make("ul", { class: "passages", id: `words-${column}`, hidden: true }, rows.map((row) => passage(data, row)));
  const properties = {
    type: "button", "data-column": column, "aria-expanded": rows.length ? "false" : null,
    "aria-controls": rows.length ? passages.id : null, title: data.about.meanings.events[column],
    onclick: () => toggle(button, passages, rows.length),
    onpointerenter: () => point(column), onpointerleave: () => point(null),
    onfocus: () => point(column), onblur: () => point(null),
  };
  const button = make(
    "button",
    properties,
    swatch(),
    make("span", { class: "name" }, inWords(column)),
    " ",
    make("bdi", { class: "value" }, shown(data, at, column, value)),
  );
  return colour(make("li", { class: rows.length ? null : "bare" }, button, passages), column);
}

function toggle(button, passages, any) {
  if (!any) return;
  passages.hidden = !passages.hidden;
  button.setAttribute("aria-expanded", String(!passages.hidden));
}

function shown(data, at, column, value) {
  if (column === "country") return `${data.country(at)} (${value})`;
  if (column === "date_start" || column === "date_end") return day(value);
  const words = ["event_type", "date_precision", "geo_precision", "review_status"].includes(column);
  return words ? inWords(value) : valueText(value);
}

function swatch() {
  return draw("svg", { class: "swatch", viewBox: "0 0 10 10", "aria-hidden": "true" }, draw("circle", { cx: 5, cy: 5, r: 5 }));
}

function edited(row) {
  if (!row.edited_by && row.previous_value === null) return null;
  const before = row.previous_value === null ? "" : `; before: ${row.previous_value}`;
  return make("small", null, make("bdi", null, `edited by ${row.edited_by ?? "nobody named"} ${row.edited_at ?? ""}${before}`));
}

function isEmpty(value) {
  return value === null || value === undefined || value === "" || (Array.isArray(value) && !value.length);
}
