// Events and reports by number, and what filters need to know of them.

import { block } from "./blocks.js";
import { folded } from "./words.js";

/** Everything that is known before an event is chosen. */
export async function readDataset() {
  const [about, events, reports] = await Promise.all(["about", "events", "reports"].map(block));
  return new Dataset(about, events, reports);
}

class Dataset {
  constructor(about, columns, reports) {
    this.about = about;
    this.columns = columns;
    this.reports = reports;
    this.length = columns.event_id.length;
    this.numbers = new Map(columns.event_id.map((id, number) => [id, number]));
    this.reportNumbers = new Map(reports.report_id.map((id, number) => [id, number]));
    this.searched = Array.from({ length: this.length }, (_, at) => this.#searchable(at));
    this.sides = Array.from({ length: this.length }, (_, at) => this.actors(at).map(folded));
  }

  get(at, column) {
    return this.columns[column][at];
  }

  country(at) {
    const code = this.get(at, "country");
    return (Object.hasOwn(this.about.countries, code) ? this.about.countries[code] : code) ?? "";
  }

  actors(at) {
    return [...(this.get(at, "side_a") ?? []), ...(this.get(at, "side_b") ?? [])];
  }

  /** The most specific place that the row names. */
  place(at) {
    return this.get(at, "place") ?? this.get(at, "admin2") ?? this.get(at, "admin1") ?? "";
  }

  /** Claims and evidence of an event. */
  async details(at) {
    const { perBlock } = this.about;
    const rows = await block(`details-${Math.floor(at / perBlock)}`);
    return rows[at % perBlock];
  }

  /** A report's text; null where the page has none. */
  async text(report) {
    const place = this.reports.text[report];
    return place ? (await block(`texts-${place[0]}`))[place[1]] : null;
  }

  #searchable(at) {
    const named = ["event_id", "place", "admin1", "admin2", "event_type", "notes"].map((column) => this.get(at, column));
    const sources = this.get(at, "cited_sources") ?? [];
    const titles = (this.get(at, "report_ids") ?? []).map((id) => this.reports.title[this.reportNumbers.get(id)]);
    return folded([...named, this.country(at), ...this.actors(at), ...sources, ...titles].filter(Boolean).join("\n"));
  }
}
