// Events, or people killed, over time; bars can be dragged over to choose a period.

import { draw, found } from "./dom.js";
import { counted, number, period } from "./words.js";

const MOST_BARS = 62; // beyond them days become months, and months years
const NAMED = 80; // pixels for the name of a bar
const WIDEST = 48; // pixels, of a bar
const EDGE = { left: 34, right: 6, top: 10, bottom: 20 };

export class Timeline {
  /** `pick(from, to)` is called with the first and last day of the bars chosen. */
  constructor(svg, data, pick) {
    Object.assign(this, { svg, data, pick });
    this.measure = "events";
    const { first, last } = data.about;
    this.unit = unitOf(first, last);
    this.keys = first ? keysBetween(first, last, this.unit) : [];
    new ResizeObserver(() => this.numbers && this.show(this.numbers)).observe(svg);
    for (const measure of ["events", "killed"]) {
      found(`by-${measure}`).addEventListener("click", () => this.#measure(measure));
    }
    this.#listen();
  }

  /** Draw the events of these numbers. */
  show(numbers) {
    this.numbers = numbers;
    Object.assign(this, { width: this.svg.clientWidth || 560, height: this.svg.clientHeight || 190 });
    this.svg.setAttribute("viewBox", `0 0 ${this.width} ${this.height}`);
    const { bars, left } = this.#count(numbers);
    const tallest = Math.max(1, ...bars.map((bar) => bar.high));
    const up = (value) => (this.height - EDGE.top - EDGE.bottom) * (value / tallest);
    const parts = bars.map((bar, at) => this.#bar(bar, at, up));
    this.svg.replaceChildren(...this.#axis(tallest, up), ...parts);
    const what = this.measure === "events" ? "Events" : "People killed";
    this.svg.setAttribute("aria-label", `${what} by ${this.unit}: ${this.#spoken(bars)}`);
    found("period").textContent =
      `${what} by ${this.unit}${this.measure === "killed" ? ", with lowest and highest figure" : ""}` +
      `${left ? `; ${counted(left, "event")} without a date that fits a bar` : ""}. Drag over bars to choose a period.`;
  }

  #measure(measure) {
    this.measure = measure;
    for (const name of ["events", "killed"]) found(`by-${name}`).setAttribute("aria-pressed", String(name === measure));
    this.show(this.numbers);
  }

  #count(numbers) {
    const bars = this.keys.map((key) => ({ key, events: 0, low: 0, best: 0, high: 0 }));
    const places = new Map(this.keys.map((key, at) => [key, at]));
    const get = (at, column) => this.data.get(at, column);
    let left = 0;
    for (const at of numbers) {
      const [first, last] = [get(at, "date_start"), get(at, "date_end")].map((iso) => iso && keyOf(iso, this.unit));
      if (!first || first !== last) {
        left += 1;
        continue;
      }
      const bar = bars[places.get(first)];
      bar.events += 1;
      for (const bound of ["low", "best", "high"]) bar[bound] += get(at, `killed_${bound}`) ?? 0;
    }
    if (this.measure === "events") for (const bar of bars) bar.low = bar.best = bar.high = bar.events;
    return { bars, left };
  }

  #bar(bar, at, up) {
    const step = this.#step();
    const x = EDGE.left + at * step;
    const base = this.height - EDGE.bottom;
    const middle = x + step / 2;
    const wide = Math.min(step * 0.76, WIDEST);
    const shape = { x: middle - wide / 2, y: base - up(bar.best), width: wide, height: up(bar.best), class: "bar" };
    const spread = bar.low !== bar.high && { x1: middle, x2: middle, y1: base - up(bar.low), y2: base - up(bar.high), class: "spread" };
    const said = `${period(bar.key)}: ${counted(bar.events, "event")}, ${number(bar.best)} killed`;
    return draw(
      "g",
      { "data-at": at },
      draw("title", null, said),
      draw("rect", { x, y: EDGE.top, width: step, height: base - EDGE.top, class: "ground" }),
      draw("rect", shape),
      spread ? draw("line", spread) : null,
    );
  }

  #axis(tallest, up) {
    const base = this.height - EDGE.bottom;
    const lines = ticks(tallest).map((value) => [
      draw("line", { x1: EDGE.left, x2: this.width - EDGE.right, y1: base - up(value), y2: base - up(value), class: "grid" }),
      draw("text", { x: EDGE.left - 6, y: base - up(value) + 3.5, "text-anchor": "end" }, number(value)),
    ]);
    const every = Math.ceil(this.keys.length / Math.max(1, Math.floor(this.width / NAMED)));
    const named = this.keys.filter((_, at) => at % every === 0 && (this.keys.length - at) * this.#step() > NAMED / 2);
    const names = named.map((key, at) =>
      draw("text", { x: EDGE.left + (at * every + 0.5) * this.#step(), y: this.height - 5, "text-anchor": "middle" }, period(key)),
    );
    return [...lines.flat(), ...names];
  }

  #step() {
    return (this.width - EDGE.left - EDGE.right) / Math.max(1, this.keys.length);
  }

  #spoken(bars) {
    const filled = bars.filter((bar) => bar.best);
    return filled.length ? filled.map((bar) => `${period(bar.key)} ${number(bar.best)}`).join(", ") : "none";
  }

  #listen() {
    let from = null;
    const at = (event) => {
      const box = this.svg.getBoundingClientRect();
      const place = Math.floor((((event.clientX - box.left) / box.width) * this.width - EDGE.left) / this.#step());
      return Math.min(Math.max(place, 0), this.keys.length - 1);
    };
    const mark = (to) => {
      for (const bar of this.svg.querySelectorAll("g")) {
        const here = Number(bar.dataset.at);
        bar.classList.toggle("chosen", from !== null && here >= Math.min(from, to) && here <= Math.max(from, to));
      }
    };
    this.svg.addEventListener("pointerdown", (event) => {
      if (!this.keys.length) return;
      from = at(event);
      this.svg.setPointerCapture(event.pointerId);
      mark(from);
    });
    this.svg.addEventListener("pointermove", (event) => from !== null && mark(at(event)));
    this.svg.addEventListener("pointercancel", () => mark((from = null)));
    this.svg.addEventListener("pointerup", (event) => {
      if (from === null) return;
      const [first, last] = [from, at(event)].sort((one, two) => one - two);
      from = null;
      this.pick(this.keys[first].padEnd(10, "-01"), lastDay(this.keys[last]));
    });
  }
}

function unitOf(first, last) {
  if (!first) return "month";
  const days = (Date.parse(last) - Date.parse(first)) / 86_400_000 + 1;
  return days <= MOST_BARS ? "day" : days <= MOST_BARS * 30 ? "month" : "year";
}

function keyOf(iso, unit) {
  return iso.slice(0, { day: 10, month: 7, year: 4 }[unit]);
}

function keysBetween(first, last, unit) {
  const keys = [];
  const end = keyOf(last, unit);
  const moment = new Date(`${first.slice(0, { day: 10, month: 7, year: 4 }[unit]).padEnd(10, "-01")}T00:00Z`);
  for (;;) {
    const key = keyOf(moment.toISOString(), unit);
    if (key > end) return keys;
    keys.push(key);
    if (unit === "day") moment.setUTCDate(moment.getUTCDate() + 1);
    else if (unit === "month") moment.setUTCMonth(moment.getUTCMonth() + 1);
    else moment.setUTCFullYear(moment.getUTCFullYear() + 1);
  }
}

function lastDay(key) {
  if (key.length > 7) return key;
  if (key.length === 4) return `${key}-12-31`;
  const [year, month] = key.split("-").map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** Two to five round numbers from 0 to the tallest. */
function ticks(tallest) {
  const rough = tallest / 3;
  const size = 10 ** Math.floor(Math.log10(Math.max(rough, 1)));
  const step = [1, 2, 5, 10].map((times) => times * size).find((value) => value >= rough) ?? size;
  return Array.from({ length: Math.floor(tallest / step) + 1 }, (_, at) => at * step);
}
