// A hue of its own for every column; columns that tell of the same thing have hues that are near each other.

const HUES = {
  date_start: 262, date_end: 270, date_precision: 278,
  country: 172, admin1: 165, admin1_pcode: 162, admin2: 158, admin2_pcode: 155, place: 148,
  latitude: 140, longitude: 136, geo_precision: 132,
  event_type: 305, civilians_targeted: 318,
  side_a: 58, side_b: 92,
  killed_low: 18, killed_best: 25, killed_high: 32,
  injured_low: 352, injured_best: 0, injured_high: 8,
  civilians_killed_low: 332, civilians_killed_best: 338, civilians_killed_high: 344,
  cited_sources: 222,
};

/** Give an element its column's hue, for the style sheet to use as --hue; other columns are grey. */
export function colour(element, column) {
  if (Object.hasOwn(HUES, column)) element.style.setProperty("--hue", HUES[column]);
  else element.classList.add("grey");
  return element;
}

/** The column's colour for lines under words. */
export function lineColour(column) {
  return Object.hasOwn(HUES, column) ? `oklch(var(--line-lightness) 0.13 ${HUES[column]})` : "var(--quiet)";
}
