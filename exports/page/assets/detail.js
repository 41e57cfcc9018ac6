// The event chosen: what it says, who said it, and the words.

import { cellList } from "./cells.js";
import { claimTables } from "./claims.js";
import { make } from "./dom.js";
import { readDetails } from "./evidence.js";
import { reportSections } from "./reports.js";
import { days, inWords } from "./words.js";

export class Detail {
  /** `back()` is called when the reader goes back to the list. */
  constructor(section, data, back) {
    Object.assign(this, { section, data, back });
    section.addEventListener("keydown", (event) => event.key === "Escape" && back());
    section.addEventListener("click", (event) => this.#open(event.target.closest("mark[data-columns]")));
    this.nothing();
  }

  /** Nothing is chosen. */
  nothing(message) {
    this.at = null;
    const lines = message
      ? [make("p", { role: "alert" }, message)]
      : [make("p", null, "Choose an event to see the words behind every one of its cells."), make("p", { class: "quiet" }, "Arrow keys move through the list, Enter goes to the event, Escape comes back.")];
    this.section.replaceChildren(make("div", { class: "nothing" }, lines));
  }

  /** Show an event; a slower one that was asked for before does not come over it. */
  async show(at) {
    this.at = at;
    const details = readDetails(this.data, await this.data.details(at));
    const reports = await reportSections(this.data, details);
    if (this.at !== at) return;
    const claims = claimTables(this.data, at, details.claims, (claim) => this.#showClaim(claim)).filter(Boolean);
    this.section.replaceChildren(
      this.#heading(at),
      claims.length ? make("section", { class: "said" }, make("h3", null, "Who said what"), claims) : "",
      make("section", null, make("h3", null, "Cells"), cellList(this.data, at, details.evidence, (column) => this.#point(column))),
      make("section", { class: "reports" }, make("h3", null, reports.length === 1 ? "Report" : `Reports (${reports.length})`), reports),
    );
    this.section.scrollTop = 0;
  }

  focus() {
    this.section.querySelector("h2")?.focus();
  }

  #heading(at) {
    const get = (column) => this.data.get(at, column);
    const where = [...new Set([get("place"), get("admin2"), get("admin1"), this.data.country(at)].filter(Boolean))].join(", ");
    const id = get("event_id");
    const status = get("review_status");
    const definition = this.data.about.terms.event_type[get("event_type")];
    return make(
      "header",
      { class: "event" },
      make("button", { type: "button", class: "back", onclick: () => this.back() }, "Back to the list"),
      make("p", { class: "what" }, make("span", { title: definition }, inWords(get("event_type"))), status === "unreviewed" ? null : make("span", { class: `tag ${status}` }, inWords(status))),
      make("h2", { tabindex: -1 }, make("bdi", null, where || "Place not known")),
      make("p", null, days(get("date_start"), get("date_end"))),
      make("p", { class: "id" }, make("a", { href: `#${encodeURIComponent(id)}`, title: "Link to this event" }, id)),
    );
  }

  /** Let the words of one cell stand out; of all where it is null. */
  #point(column) {
    this.section.classList.toggle("pointing", column !== null);
    for (const mark of this.section.querySelectorAll("mark[data-columns]")) {
      mark.classList.toggle("strong", column !== null && mark.dataset.columns.split(" ").includes(column));
    }
    if (column === null || !this.section.querySelector(".strong")) this.section.classList.remove("pointing");
  }

  /** Open the cell that a mark belongs to. */
  #open(mark) {
    if (!mark) return;
    const columns = mark.dataset.columns.split(" ");
    const buttons = columns.map((column) => this.section.querySelector(`button[data-column="${CSS.escape(column)}"]`));
    const button = buttons.find(Boolean);
    if (!button) return;
    if (button.getAttribute("aria-expanded") === "false") button.click();
    button.focus({ preventScroll: true });
    button.scrollIntoView({ block: "center" });
  }

  /** Bring a claim's words into view. */
  #showClaim(claim) {
    const report = this.section.querySelector(`.report[data-report="${claim.report}"]`);
    const marks = [...(report?.querySelectorAll("article mark") ?? [])];
    const shown = marks.filter((mark) => overlaps(claim, mark, report));
    for (const mark of marks) mark.classList.toggle("strong", shown.includes(mark));
    this.section.classList.toggle("pointing", shown.length > 0);
    (shown[0] ?? report)?.scrollIntoView({ block: "center" });
  }
}

/** Whether a mark's words are within the claim's. */
function overlaps(claim, mark, report) {
  const range = document.createRange();
  range.setStart(report.querySelector("article"), 0);
  range.setEndBefore(mark);
  const start = [...range.toString()].length;
  return start < claim.end && start + [...mark.textContent].length > claim.start;
}
