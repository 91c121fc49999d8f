export type Point = readonly [x: number, y: number];

/** Straight pieces that a curve is taken for: more than enough at 512 pixels. */
const PIECES = 24;

/** The polygons of a path of absolute `M L C Q Z`. */
export function outline(path: string): Point[][] {
  const polygons: Point[][] = [];
  for (const [, verb, numbers = ""] of path.matchAll(/([MLCQZ])([^MLCQZ]*)/g)) {
    const given = points(numbers);
    const polygon = polygons.at(-1);
    const from = polygon?.at(-1);
    if (verb === "M") polygons.push(given);
    else if (from && polygon && verb !== "Z") polygon.push(...(verb === "L" ? given : curve([from, ...given])));
  }
  return polygons;
}

function points(numbers: string): Point[] {
  const values = (numbers.match(/-?[\d.]+/g) ?? []).map(Number);
  return values.flatMap((x, i) => (i % 2 === 0 ? [[x, values[i + 1] ?? 0] as const] : []));
}

/** A Bézier curve of any degree, without its first point. */
function curve(control: Point[]): Point[] {
  return Array.from({ length: PIECES }, (_, i) => at(control, (i + 1) / PIECES));
}

function at(control: Point[], part: number): Point {
  let left = control;
  while (left.length > 1) left = left.slice(1).map((b, i) => between(left[i] ?? b, b, part));
  return left[0] ?? [0, 0];
}

function between([ax, ay]: Point, [bx, by]: Point, part: number): Point {
  return [ax + (bx - ax) * part, ay + (by - ay) * part];
}
