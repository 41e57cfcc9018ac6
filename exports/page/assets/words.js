// How values are written for people.

const NUMBERS = new Intl.NumberFormat("en-GB");
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** A code or a column's name in words. */
export function inWords(code) {
  return (code ?? "").replaceAll("_", " ");
}

export function number(value) {
  return NUMBERS.format(value);
}

export function counted(count, name) {
  return `${number(count)} ${name}${count === 1 ? "" : "s"}`;
}

/** A day, 2023-11-08, in words. */
export function day(iso) {
  const [year, month, date] = iso.split("-").map(Number);
  return `${date} ${MONTHS[month - 1]} ${year}`;
}

/** A month, 2023-11, or a year or a day, in words. */
export function period(iso) {
  if (iso.length > 7) return day(iso);
  return iso.length > 4 ? `${MONTHS[Number(iso.slice(5, 7)) - 1]} ${iso.slice(0, 4)}` : iso;
}

/** First and last day of a window. */
export function days(first, last) {
  if (!first) return "no date";
  return first === last ? day(first) : `${day(first)} to ${day(last)}`;
}

/** Low to high, or the one number that they are; null where nothing is known. */
export function range(low, high) {
  if (low === null && high === null) return null;
  return low === high ? number(low) : `${number(low)}–${number(high)}`;
}

/** A claim's figure with its qualifier. */
export function figure(claim) {
  const { low, high, qualifier } = claim;
  if (qualifier === "at_least") return `at least ${number(low)}`;
  if (qualifier === "at_most") return `up to ${number(high)}`;
  if (qualifier === "about") return `about ${number(low ?? high)}`;
  if (qualifier === "vague") return low === null ? "some" : `some (${number(low)} or more)`;
  return range(low, high);
}

/** Any value of a cell as text. */
export function valueText(value) {
  if (Array.isArray(value)) return value.join("; ");
  if (typeof value === "boolean") return value ? "yes" : "no";
  return String(value);
}

/** Text for comparing: small letters without accents. */
export function folded(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
