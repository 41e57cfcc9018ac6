// The page: filters, pictures, list and the event chosen, in step with each other and with the address.

import { offerChoices } from "./choices.js";
import { readDataset } from "./dataset.js";
import { Detail } from "./detail.js";
import { found, make } from "./dom.js";
import { asked, fitting, inOrder } from "./filters.js";
import { EventMap } from "./map.js";
import { Table } from "./table.js";
import { Timeline } from "./timeline.js";
import { counted, days, number } from "./words.js";

const form = found("filters");
const narrow = matchMedia("(max-width: 60rem)");

start().catch((error) => {
  const old = typeof DecompressionStream === "undefined";
  const reason = old ? "this browser is too old; any of 2023 or later will do" : error.message;
  document.body.append(make("p", { class: "problem", role: "alert" }, `The page cannot be shown: ${reason}.`));
});

async function start() {
  const data = await readDataset();
  const detail = new Detail(found("detail"), data, () => leave());
  const table = new Table(found("events"), data, { choose, sort: () => table.show(sorted()), enter: () => detail.focus() });
  const map = new EventMap(found("map"), data, choose);
  const timeline = new Timeline(found("timeline"), data, pick);
  let numbers = [];

  describe(data);
  offerChoices(form, data);
  update(true);
  follow();

  form.addEventListener("input", () => update());
  form.addEventListener("change", () => update(true));
  form.addEventListener("reset", () => setTimeout(() => update(true)));
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("hashchange", follow);
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !event.target.matches("input, select")) {
      event.preventDefault();
      form.elements.words.focus();
    }
  });

  function update(fit = false) {
    const wish = asked(form);
    numbers = fitting(data, wish);
    table.show(sorted());
    timeline.show(numbers);
    map.show(numbers, fit);
    found("count").replaceChildren(...summary(data, numbers));
  }

  function sorted() {
    return inOrder(data, numbers, table.sorted.column, table.sorted.descending);
  }

  /** Choose an event: by the address, so that it can be copied, and so that Back leaves the first one chosen. */
  function choose(at) {
    const hash = `#${encodeURIComponent(data.get(at, "event_id"))}`;
    if (detail.at === null) history.pushState(null, "", hash);
    else history.replaceState(null, "", hash);
    open(at);
  }

  function leave() {
    if (narrow.matches) {
      history.replaceState(null, "", "#");
      follow();
    }
    table.focus();
  }

  /** Show what the address names. */
  function follow() {
    const id = named(location.hash.slice(1));
    if (!id || id === "events") return close();
    const at = data.numbers.get(id);
    if (at === undefined) return close(`No event of this page is called ${id}.`);
    return open(at);
  }

  function open(at) {
    document.body.classList.add("chosen");
    table.select(at);
    map.select(at);
    detail.show(at).then(() => narrow.matches && detail.focus());
  }

  function close(message) {
    document.body.classList.toggle("chosen", Boolean(message));
    table.select(null);
    map.select(null);
    detail.nothing(message);
  }

  function pick(from, to) {
    form.elements.from.value = from;
    form.elements.to.value = to;
    update(true);
  }
}

/** The id in an address; one that is cut or badly escaped is taken as it stands. */
function named(hash) {
  try {
    return decodeURIComponent(hash);
  } catch {
    return hash;
  }
}

function summary(data, numbers) {
  const best = numbers.reduce((sum, at) => sum + (data.get(at, "killed_best") ?? 0), 0);
  const [low, high] = ["low", "high"].map((bound) => numbers.reduce((sum, at) => sum + (data.get(at, `killed_${bound}`) ?? 0), 0));
  const of = numbers.length === data.length ? "" : ` of ${number(data.length)}`;
  const between = low === high ? "" : ` (${number(low)}–${number(high)})`;
  return [make("b", null, number(numbers.length)), `${of} event${data.length === 1 ? "" : "s"}`, ` · ${number(best)} killed${between}`];
}

function describe(data) {
  const { first, last, version, claims } = data.about;
  found("facts").textContent = `${counted(data.length, "event")}${first ? `, ${days(first, last)}` : ""}`;
  const texts = data.reports.text.filter(Boolean).length;
  found("origin").textContent =
    `Sourcebook ${version}. ${counted(claims, "claim")}, ${counted(data.reports.report_id.length, "report")}, ` +
    `the texts of ${number(texts)} in this file. Nothing is loaded from the network.`;
}
