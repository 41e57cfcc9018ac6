// The map's points: events that share their coordinates and precision are one.

const SMALLEST = 3.5; // pixels, for no people killed
const LARGEST = 26;
const BY_ROOT = 1.9; // pixels for the root of each person killed, so that areas compare

/** How each precision is drawn: what is known exactly is solid, what is not is hollow, and the widest is dashed. */
export const SHAPES = {
  exact: { filled: true, dash: [] },
  near: { filled: true, dash: [] },
  admin2: { filled: false, dash: [] },
  admin1: { filled: false, dash: [] },
  country: { filled: false, dash: [3, 2.5] },
  area: { filled: false, dash: [3, 2.5] },
};

/** Points of these events, the largest first so that small ones lie on top. */
export function pointsOf(data, numbers) {
  const points = new Map();
  for (const at of numbers) {
    const [latitude, longitude] = [data.get(at, "latitude"), data.get(at, "longitude")];
    if (latitude === null || longitude === null) continue;
    const precision = Object.hasOwn(SHAPES, data.get(at, "geo_precision")) ? data.get(at, "geo_precision") : "area";
    const key = `${latitude} ${longitude} ${precision}`;
    const point = points.get(key) ?? { latitude, longitude, precision, killed: null, numbers: [] };
    const killed = data.get(at, "killed_best");
    if (killed !== null) point.killed = (point.killed ?? 0) + killed;
    point.numbers.push(at);
    points.set(key, point);
  }
  return [...points.values()].sort((one, two) => radius(two) - radius(one));
}

export function radius(point) {
  return Math.min(LARGEST, SMALLEST + BY_ROOT * Math.sqrt(point.killed ?? 0));
}

/** The point under a place of the canvas, the one on top; null for none. */
export function pointAt(points, x, y, placeOf) {
  return (
    points.findLast((point) => {
      const [left, top] = placeOf(point.longitude, point.latitude);
      return Math.hypot(left - x, top - y) <= Math.max(radius(point), 6);
    }) ?? null
  );
}
