// The list of events: a table of which only the rows in view exist.

import { make } from "./dom.js";
import { day, inWords, number, range } from "./words.js";

const ROW = 34; // pixels, as --row in the style sheet
const BEYOND = 12; // rows kept above and below those in view
const PRINTED = 1000; // rows on paper, at most

const HEADINGS = [
  ["date", "Date"], ["country", "Country"], ["place", "Place"], ["type", "Type"],
  ["sides", "Who, and whom"], ["killed", "Killed"], ["reports", "Reports"],
];

export class Table {
  /** `choose(at)` is called when a row is chosen; `sort(column, descending)` when a heading is. */
  constructor(box, data, { choose, sort, enter }) {
    Object.assign(this, { box, data, choose, sort, enter });
    this.numbers = [];
    this.chosen = null;
    this.sorted = { column: "date", descending: true };
    this.body = make("tbody");
    this.heads = HEADINGS.map(([column, label]) => this.#heading(column, label));
    this.grid = make(
      "table",
      { role: "grid", tabindex: 0, "aria-label": "Events", onkeydown: (event) => this.#key(event) },
      make("thead", null, make("tr", { "aria-rowindex": 1 }, this.heads)),
      this.body,
    );
    box.append(this.grid);
    box.addEventListener("scroll", () => this.#soon());
    new ResizeObserver(() => this.#soon()).observe(box);
    this.body.addEventListener("click", (event) => this.#click(event));
    window.addEventListener("beforeprint", () => this.#draw(0, PRINTED));
    window.addEventListener("afterprint", () => this.draw());
  }

  /** Show these events. */
  show(numbers) {
    this.numbers = numbers;
    this.places = new Map(numbers.map((at, place) => [at, place]));
    this.grid.setAttribute("aria-rowcount", numbers.length + 1);
    this.box.classList.toggle("empty", !numbers.length);
    for (const [at, [column]] of HEADINGS.entries()) this.#mark(this.heads[at], column);
    this.box.scrollTop = 0;
    this.reveal();
  }

  /** Mark an event as chosen and bring it into view. */
  select(at) {
    this.chosen = at;
    this.reveal();
  }

  reveal() {
    const place = this.places?.get(this.chosen);
    if (place !== undefined) {
      const top = place * ROW;
      const room = this.box.clientHeight - 2 * ROW;
      if (top < this.box.scrollTop) this.box.scrollTop = top;
      else if (top > this.box.scrollTop + room) this.box.scrollTop = top - room;
    }
    this.draw();
  }

  draw() {
    const first = Math.max(0, Math.floor(this.box.scrollTop / ROW) - BEYOND);
    this.#draw(first, first + Math.ceil(this.box.clientHeight / ROW) + 2 * BEYOND);
  }

  focus() {
    this.grid.focus({ preventScroll: true });
  }

  #draw(first, end) {
    const last = Math.min(end, this.numbers.length);
    const rows = this.numbers.slice(first, last).map((at, offset) => this.#row(at, first + offset));
    this.body.replaceChildren(gap(first), ...rows, gap(this.numbers.length - last));
    const shown = this.places?.get(this.chosen);
    if (shown >= first && shown < last) this.grid.setAttribute("aria-activedescendant", `row-${this.chosen}`);
    else this.grid.removeAttribute("aria-activedescendant");
  }

  #row(at, place) {
    const get = (column) => this.data.get(at, column);
    const acted = (get("side_a") ?? []).join(", ");
    const actedOn = (get("side_b") ?? []).join(", ");
    const properties = {
      id: `row-${at}`, "data-at": at, "aria-rowindex": place + 2, "aria-selected": String(at === this.chosen),
      class: get("review_status") === "rejected" ? "rejected" : null,
    };
    return make(
      "tr",
      properties,
      cell("date", get("date_start") ? day(get("date_start")) : "", get("date_precision")),
      cell("country", this.data.country(at)),
      cell("place", this.data.place(at)),
      cell("type", inWords(get("event_type"))),
      cell("sides", [acted && make("bdi", null, acted), acted && actedOn && make("span", { class: "quiet" }, " → "), actedOn && make("bdi", null, actedOn)]),
      killed(get("killed_low"), get("killed_best"), get("killed_high")),
      cell("reports", String(get("n_reports"))),
    );
  }

  #heading(column, label) {
    const button = make("button", { type: "button", onclick: () => this.#sort(column) }, label);
    return make("th", { scope: "col", class: column }, button);
  }

  #mark(head, column) {
    const { column: by, descending } = this.sorted;
    if (column === by) head.setAttribute("aria-sort", descending ? "descending" : "ascending");
    else head.removeAttribute("aria-sort");
  }

  #sort(column) {
    const numeric = ["date", "killed", "reports"].includes(column);
    const again = column === this.sorted.column;
    this.sorted = { column, descending: again ? !this.sorted.descending : numeric };
    this.sort();
  }

  #click(event) {
    const row = event.target.closest("tr[data-at]");
    if (row) this.choose(Number(row.dataset.at));
  }

  #key(event) {
    if (event.target !== this.grid || event.altKey || event.ctrlKey || event.metaKey) return;
    const page = Math.max(1, Math.floor(this.box.clientHeight / ROW) - 2);
    const moves = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity };
    if (event.key === "Enter" && this.chosen !== null) this.enter();
    else if (event.key in moves && this.numbers.length) this.#move(moves[event.key]);
    else return;
    event.preventDefault();
  }

  #move(by) {
    const place = this.places.get(this.chosen);
    const next = place === undefined ? (by === Infinity ? by : 0) : place + by;
    this.choose(this.numbers[Math.min(Math.max(next, 0), this.numbers.length - 1)]);
  }

  #soon() {
    this.waiting ??= requestAnimationFrame(() => {
      this.waiting = null;
      this.draw();
    });
  }
}

function cell(name, content, title) {
  return make("td", { class: name, title: title && title !== "day" ? inWords(title) : null }, content);
}

function killed(low, best, high) {
  if (best === null) return cell("killed", "");
  const bounds = low === high ? null : make("span", { class: "quiet" }, ` ${range(low, high)}`);
  return cell("killed", [make("b", null, number(best)), bounds]);
}

/** A row as high as so many rows that are not there. */
function gap(rows) {
  const row = make("tr", { class: "gap", "aria-hidden": "true" });
  row.style.height = `${rows * ROW}px`;
  return row;
}
