// What the filters offer: countries, types and actors that occur, the most frequent actors first.

import { found, make } from "./dom.js";
import { inWords } from "./words.js";

const MOST_ACTORS = 400;

/** Fill the lists of the form. */
export function offerChoices(form, data) {
  const countries = data.columns.country.map((code, at) => [code, data.country(at)]);
  form.elements.country.append(...options(tally(countries.filter(([code]) => code))));
  const types = data.columns.event_type.map((code) => [code, inWords(code)]);
  form.elements.type.append(...options(tally(types)));
  const statuses = Object.keys(data.about.terms.review_status).map((code) => [code, inWords(code)]);
  for (const [code, label] of [["standing", "not rejected"], ["", "all"], ...statuses]) {
    form.elements.status.append(make("option", { value: code }, label));
  }
  const actors = data.columns.event_id.flatMap((_, at) => data.actors(at).map((name) => [name, name]));
  const frequent = [...tally(actors)].sort((one, two) => two[1].count - one[1].count).slice(0, MOST_ACTORS);
  found("actors").append(...frequent.map(([name]) => make("option", { value: name })));
}

function tally(pairs) {
  const counts = new Map();
  for (const [code, label] of pairs) {
    const entry = counts.get(code) ?? { label, count: 0 };
    entry.count += 1;
    counts.set(code, entry);
  }
  return counts;
}

function options(counts) {
  const entries = [...counts].sort((one, two) => one[1].label.localeCompare(two[1].label, "en"));
  return entries.map(([code, { label, count }]) => make("option", { value: code }, `${label} (${count})`));
}
