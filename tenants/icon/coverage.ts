import type { Point } from "./outline.ts";

/** Lines within a row of pixels that are looked at; across, coverage is exact. */
const LINES = 8;

type Edge = { top: number; bottom: number; x: number; slope: number; turn: 1 | -1 };

/** How much of each pixel of a square lies inside the polygons, 0 to 1, by the nonzero rule. Coordinates in pixels. */
export function coverage(polygons: readonly (readonly Point[])[], size: number): Float32Array {
  const covered = new Float32Array(size * size);
  const edges = polygons.flatMap(edgesOf);
  for (let line = 0; line < size * LINES; line++) {
    const y = (line + 0.5) / LINES;
    const row = covered.subarray(Math.floor(line / LINES) * size, (Math.floor(line / LINES) + 1) * size);
    let winding = 0;
    let from = 0;
    for (const { x, turn } of crossings(edges, y)) {
      if (winding !== 0) addSpan(row, from, x);
      winding += turn;
      from = x;
    }
  }
  return covered;
}

function edgesOf(polygon: readonly Point[]): Edge[] {
  return polygon.flatMap(([ax, ay], i) => {
    const [bx, by] = polygon[(i + 1) % polygon.length] ?? [ax, ay];
    if (ay === by) return [];
    const slope = (bx - ax) / (by - ay);
    return [{ top: Math.min(ay, by), bottom: Math.max(ay, by), x: ax - ay * slope, slope, turn: ay < by ? 1 : -1 }];
  });
}

function crossings(edges: Edge[], y: number) {
  const met: { x: number; turn: number }[] = [];
  for (const { top, bottom, x, slope, turn } of edges) if (top <= y && y < bottom) met.push({ x: x + y * slope, turn });
  return met.sort((a, b) => a.x - b.x);
}

function addSpan(row: Float32Array, from: number, to: number): void {
  const [left, right] = [Math.max(0, from), Math.min(row.length, to)];
  for (let pixel = Math.floor(left); pixel < right; pixel++) {
    row[pixel] = (row[pixel] ?? 0) + (Math.min(right, pixel + 1) - Math.max(left, pixel)) / LINES;
  }
}
