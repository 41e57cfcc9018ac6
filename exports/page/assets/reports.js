// The reports that tell of an event: their texts with every cell's words marked, or their quotes where no text is at hand.

import { make, webAddress } from "./dom.js";
import { marked } from "./passages.js";
import { passage } from "./cells.js";
import { day } from "./words.js";

/** A section for each report. */
export async function reportSections(data, details) {
  const claims = details.claims.flatMap((claim) => claim.evidence.map((row) => ({ ...row, ofClaim: true })));
  return Promise.all(
    details.reports.map(async (report) => {
      const own = (row) => row.report === report;
      const evidence = details.evidence.filter(own);
      const text = await data.text(report);
      const body = text === null ? quotes(data, [...evidence, ...claims.filter((row) => own(row) && isEntered(row))]) : article(data, report, text, [...evidence, ...claims.filter(own)]);
      return make("section", { class: "report", "data-report": report }, heading(data, report), body);
    }),
  );
}

function heading(data, report) {
  const of = (column) => data.reports[column][report];
  const title = of("title") ?? of("report_id");
  const address = of("url") && webAddress(of("url"));
  const link = address ? make("a", { href: address, rel: "noopener noreferrer external", target: "_blank" }, title) : title;
  const facts = [of("publisher"), of("published") && day(of("published")), of("path") ?? of("report_id")].filter(Boolean);
  return make("header", null, make("h4", null, make("bdi", null, link)), make("small", null, facts.map((fact, at) => [at ? " · " : "", make("bdi", null, fact)])));
}

function article(data, report, text, evidence) {
  const placed = evidence.filter((row) => row.start !== null && row.end !== null);
  const paper = make("article", { dir: "auto", lang: data.reports.language[report] }, marked(text, placed));
  return paper;
}

/** What the dataset itself holds of the report: each quote with the words around it, once. */
function quotes(data, evidence) {
  const seen = new Map(evidence.filter((row) => row.quote !== null).map((row) => [`${row.start ?? row.quote} ${row.end} ${row.column}`, row]));
  const rows = [...seen.values()].sort((one, two) => one.start - two.start);
  const told = rows.length ? "The text of this report is not in the page; these are its quoted words." : "The text of this report is not in the page.";
  return make(
    "div",
    { class: "quotes" },
    make("p", { class: "quiet" }, told),
    make("ul", { class: "passages" }, rows.map((row) => passage(data, row))),
  );
}

/** Whether it is the first of the cells of a claim that an analyst entered: its words are no words of the event's own cells. */
function isEntered(row) {
  return row.column === "measure" && row.quote !== null && row.start === null;
}
