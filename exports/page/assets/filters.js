// Which events are shown, and in which order.

import { folded } from "./words.js";

/** What the form asks for. */
export function asked(form) {
  const given = Object.fromEntries(new FormData(form));
  return {
    ...given,
    words: folded(given.words).split(/\s+/).filter(Boolean),
    actor: folded(given.actor.trim()),
    least: Number(given.least) || 0,
  };
}

/** Numbers of the events that fit. */
export function fitting(data, wish) {
  const numbers = [];
  for (let at = 0; at < data.length; at += 1) if (fits(data, at, wish)) numbers.push(at);
  return numbers;
}

function fits(data, at, wish) {
  return (
    statusFits(data.get(at, "review_status"), wish.status) &&
    (!wish.country || data.get(at, "country") === wish.country) &&
    (!wish.type || data.get(at, "event_type") === wish.type) &&
    (!wish.least || (data.get(at, "killed_best") ?? -1) >= wish.least) &&
    (!wish.actor || data.sides[at].some((name) => name.includes(wish.actor))) &&
    datesMeet(data.get(at, "date_start"), data.get(at, "date_end"), wish.from, wish.to) &&
    wish.words.every((word) => data.searched[at].includes(word))
  );
}

function statusFits(status, wanted) {
  return wanted === "standing" ? status !== "rejected" : !wanted || status === wanted;
}

/** Whether an event's window and the one asked for have a day in common; ISO dates compare as text. */
function datesMeet(first, last, from, to) {
  if (!from && !to) return true;
  return Boolean(first) && (!from || last >= from) && (!to || first <= to);
}

const SORTED_BY = {
  date: (data, at) => data.get(at, "date_start"),
  country: (data, at) => data.country(at) || null,
  place: (data, at) => data.place(at) || null,
  type: (data, at) => data.get(at, "event_type"),
  sides: (data, at) => data.actors(at)[0] ?? null,
  killed: (data, at) => data.get(at, "killed_best"),
  reports: (data, at) => data.get(at, "n_reports"),
};

const orders = new Map();

/** The events in order; those without a value stand last either way. */
export function inOrder(data, numbers, column, descending) {
  const wanted = new Set(numbers);
  const [valued, empty] = order(data, column);
  const kept = valued.filter((at) => wanted.has(at));
  return [...(descending ? kept.reverse() : kept), ...empty.filter((at) => wanted.has(at))];
}

/** All events by a column, sorted once: those with a value, and those without. */
function order(data, column) {
  if (!orders.has(column)) {
    const values = Array.from({ length: data.length }, (_, at) => SORTED_BY[column](data, at));
    const { compare } = new Intl.Collator("en");
    const byValue = (a, b) => (typeof values[a] === "number" ? values[a] - values[b] : compare(values[a], values[b]));
    const all = values.map((_, at) => at);
    orders.set(column, [all.filter((at) => values[at] !== null).sort(byValue), all.filter((at) => values[at] === null)]);
  }
  return orders.get(column);
}
