// Where events are: outlines and points on a canvas, which can be moved, enlarged and chosen from.

import { found, make } from "./dom.js";
import { readOutlines } from "./outlines.js";
import { pointAt, pointsOf, radius, SHAPES } from "./points.js";
import { counted, inWords, number } from "./words.js";

const NARROWEST = 0.6; // degrees from edge to edge: outlines mean nothing below
const DEGREE = Math.PI / 180;

export class EventMap {
  /** `choose(at)` is called when a point is chosen. */
  constructor(canvas, data, choose) {
    Object.assign(this, { canvas, data, choose });
    this.points = [];
    this.outlines = [];
    this.upright = Math.cos(middleLatitude(data) * DEGREE); // a degree of longitude is as wide as this part of one of latitude
    readOutlines().then((outlines) => {
      this.outlines = outlines;
      this.draw();
    });
    new ResizeObserver(() => this.draw()).observe(canvas);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.draw());
    this.#listen();
    found("legend").append(...legend());
  }

  /** Show the events of these numbers, all of them in view when `fit`. */
  show(numbers, fit) {
    this.points = pointsOf(this.data, numbers);
    this.placed = this.points.reduce((sum, point) => sum + point.numbers.length, 0);
    const left = numbers.length - this.placed;
    this.canvas.setAttribute(
      "aria-label",
      `Map of ${counted(this.placed, "event")} in ${counted(this.points.length, "place")}` +
        `${left ? `; ${counted(left, "event")} without coordinates` : ""}. The table lists the same events.`,
    );
    if (fit || !this.view) this.whole();
    else this.draw();
  }

  select(at) {
    this.chosen = at;
    this.draw();
  }

  /** Enlarge until all points are in view and no more. */
  whole() {
    const across = this.points.map((point) => point.longitude * this.upright);
    const up = this.points.map((point) => point.latitude);
    const [left, right] = this.points.length ? [Math.min(...across), Math.max(...across)] : [-170 * this.upright, 170 * this.upright];
    const [bottom, top] = this.points.length ? [Math.min(...up), Math.max(...up)] : [-55, 75];
    const wide = Math.max(6, (right - left) * 1.3);
    const high = Math.max(6, (top - bottom) * 1.3);
    this.view = { x: (left + right) / 2, y: (bottom + top) / 2, wide, high };
    this.draw();
  }

  draw() {
    const { canvas } = this;
    const [width, height] = [canvas.clientWidth, canvas.clientHeight];
    if (!width || !height || !this.view) return;
    const dense = Math.max(devicePixelRatio, 1);
    canvas.width = width * dense;
    canvas.height = height * dense;
    const pen = canvas.getContext("2d");
    pen.scale(dense, dense);
    const inks = colours(canvas);
    const place = this.#projection();
    this.#ground(pen, inks, place);
    for (const point of this.points) this.#point(pen, point, inks, place);
    const chosen = this.points.find((point) => point.numbers.includes(this.chosen));
    if (chosen) this.#point(pen, chosen, { ...inks, point: inks.chosen, edge: inks.chosen }, place);
  }

  #scale() {
    return Math.min(this.canvas.clientWidth / this.view.wide, this.canvas.clientHeight / this.view.high);
  }

  /** Where coordinates are on the canvas, in pixels, as it is shown now. */
  #projection() {
    const { upright, view } = this;
    const scale = this.#scale();
    const [left, top] = [this.canvas.clientWidth / 2 - view.x * scale, this.canvas.clientHeight / 2 + view.y * scale];
    return (longitude, latitude) => [left + longitude * upright * scale, top - latitude * scale];
  }

  #ground(pen, inks, place) {
    const [width, height] = [this.canvas.clientWidth, this.canvas.clientHeight];
    pen.fillStyle = inks.land;
    pen.strokeStyle = inks.border;
    pen.lineWidth = 0.8;
    pen.beginPath();
    for (const { west, south, east, north, ring } of this.outlines) {
      const [[left, bottom], [right, top]] = [place(west, south), place(east, north)];
      if (right < 0 || left > width || bottom < 0 || top > height) continue;
      ring.forEach(([longitude, latitude], at) => pen[at ? "lineTo" : "moveTo"](...place(longitude, latitude)));
      pen.closePath();
    }
    pen.fill();
    pen.stroke();
  }

  #point(pen, point, inks, place) {
    const [x, y] = place(point.longitude, point.latitude);
    const { filled, dash } = SHAPES[point.precision];
    pen.beginPath();
    pen.arc(x, y, radius(point), 0, 2 * Math.PI);
    pen.globalAlpha = filled ? 0.62 : 0.12;
    pen.fillStyle = point.killed === null ? inks.unknown : inks.point;
    pen.fill();
    pen.globalAlpha = 1;
    pen.setLineDash(dash);
    pen.lineWidth = 1.2;
    pen.strokeStyle = point.killed === null ? inks.unknown : inks.edge;
    pen.stroke();
    pen.setLineDash([]);
  }

  #nearest(event) {
    const box = this.canvas.getBoundingClientRect();
    return pointAt(this.points, event.clientX - box.left, event.clientY - box.top, this.#projection());
  }

  /** Enlarge around a place of the canvas, in pixels; its middle where none is given. */
  zoom(times, x = this.canvas.clientWidth / 2, y = this.canvas.clientHeight / 2) {
    const { view } = this;
    const by = Math.max(times, NARROWEST / Math.min(view.wide, view.high));
    const scale = this.#scale();
    const [right, up] = [(x - this.canvas.clientWidth / 2) / scale, (this.canvas.clientHeight / 2 - y) / scale];
    this.view = { x: view.x + right * (1 - by), y: view.y + up * (1 - by), wide: view.wide * by, high: view.high * by };
    if (this.view.wide > 400) this.whole();
    else this.draw();
  }

  #move(right, down) {
    const scale = this.#scale();
    this.view = { ...this.view, x: this.view.x - right / scale, y: this.view.y + down / scale };
    this.draw();
  }

  #listen() {
    const { canvas } = this;
    let drag = null;
    canvas.addEventListener("pointerdown", (event) => {
      drag = { x: event.clientX, y: event.clientY, moved: 0 };
      canvas.setPointerCapture(event.pointerId);
    });
    canvas.addEventListener("pointermove", (event) => {
      if (!drag) return this.#hint(event);
      const [right, down] = [event.clientX - drag.x, event.clientY - drag.y];
      drag = { x: event.clientX, y: event.clientY, moved: drag.moved + Math.abs(right) + Math.abs(down) };
      return this.#move(right, down);
    });
    canvas.addEventListener("pointerup", (event) => {
      if (drag && drag.moved < 5) this.#pick(this.#nearest(event));
      drag = null;
    });
    canvas.addEventListener("pointerleave", () => (found("tip").hidden = true));
    canvas.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
    canvas.addEventListener("keydown", (event) => this.#key(event));
    found("nearer").addEventListener("click", () => this.zoom(1 / 1.6));
    found("farther").addEventListener("click", () => this.zoom(1.6));
    found("whole").addEventListener("click", () => this.whole());
  }

  #wheel(event) {
    event.preventDefault();
    const box = this.canvas.getBoundingClientRect();
    this.zoom(2 ** (Math.sign(event.deltaY) * 0.3), event.clientX - box.left, event.clientY - box.top);
  }

  #key(event) {
    const moves = { ArrowLeft: [40, 0], ArrowRight: [-40, 0], ArrowUp: [0, 40], ArrowDown: [0, -40] };
    if (event.key in moves) this.#move(...moves[event.key]);
    else if (event.key === "+" || event.key === "=") this.zoom(1 / 1.6);
    else if (event.key === "-") this.zoom(1.6);
    else if (event.key === "0") this.whole();
    else return;
    event.preventDefault();
  }

  /** Choose the point's events in turn. */
  #pick(point) {
    if (!point) return;
    const place = point.numbers.indexOf(this.chosen);
    this.choose(point.numbers[(place + 1) % point.numbers.length]);
  }

  #hint(event) {
    const point = this.#nearest(event);
    const tip = found("tip");
    tip.hidden = !point;
    this.canvas.classList.toggle("over", Boolean(point));
    if (!point) return;
    const where = this.data.place(point.numbers[0]) || this.data.country(point.numbers[0]);
    const killed = point.killed === null ? "no figure of killed" : `${number(point.killed)} killed`;
    tip.replaceChildren(make("bdi", null, where), ` · ${counted(point.numbers.length, "event")}, ${killed} · ${inWords(point.precision)}`);
  }
}

function middleLatitude(data) {
  const known = data.columns.latitude.filter((latitude) => latitude !== null).sort((one, two) => one - two);
  return known.length ? known[Math.floor(known.length / 2)] : 0;
}

function colours(canvas) {
  const style = getComputedStyle(canvas);
  const of = (name) => style.getPropertyValue(`--map-${name}`);
  return Object.fromEntries(["land", "border", "point", "edge", "unknown", "chosen"].map((name) => [name, of(name)]));
}

function legend() {
  const entry = (name, label) => make("span", null, make("i", { class: `dot ${name}` }), label);
  return [
    entry("filled", "place known"),
    entry("hollow", "only the division"),
    entry("dashed", "only the country or area"),
    entry("unknown", "no figure"),
    make("span", null, "Size: people killed. Outlines: Natural Earth."),
  ];
}
