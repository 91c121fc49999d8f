import type { Drawing } from "#worker/kernel/tenant.ts";
import { coverage } from "./coverage.ts";
import { CORNER, SIDE } from "./drawing.ts";
import { outline, type Point } from "./outline.ts";
import type { Pixels } from "./png.ts";

/** `tile` has round corners on nothing; `full` fills its square, for systems that cut icons themselves. */
export type Shape = "tile" | "full";

/** A drawing as pixels. */
export function paint({ ground, shapes }: Drawing, size: number, shape: Shape): Pixels {
  const pixels = { size, rgba: new Uint8Array(size * size * 4) };
  lay(pixels, shape === "tile" ? rounded() : [SQUARE], ground);
  for (const { path, fill } of shapes) lay(pixels, outline(path), fill);
  return pixels;
}

/** The corner of a rounded square as SVG and CSS have it, by cubic curves. */
function rounded(): Point[][] {
  const [a, b, k] = [CORNER, SIDE - CORNER, CORNER * 0.4477];
  const end = SIDE - k;
  return outline(
    `M${a} 0L${b} 0C${end} 0 ${SIDE} ${k} ${SIDE} ${a}L${SIDE} ${b}C${SIDE} ${end} ${end} ${SIDE} ${b} ${SIDE}L${a} ${SIDE}C${k} ${SIDE} 0 ${end} 0 ${b}L0 ${a}C0 ${k} ${k} 0 ${a} 0Z`,
  );
}

const SQUARE: Point[] = [
  [0, 0],
  [SIDE, 0],
  [SIDE, SIDE],
  [0, SIDE],
];

function lay({ size, rgba }: Pixels, polygons: Point[][], fill: string): void {
  const scale = size / SIDE;
  const covered = coverage(
    polygons.map((polygon) => polygon.map(([x, y]) => [x * scale, y * scale] as const)),
    size,
  );
  const colour = channels(fill);
  for (let pixel = 0; pixel < covered.length; pixel++) {
    const share = Math.min(1, covered[pixel] ?? 0);
    if (share > 0) blend(rgba, pixel * 4, colour, share);
  }
}

/** One colour over what is there (source over, straight alpha). */
export function blend(rgba: Uint8Array, at: number, colour: readonly number[], share: number): void {
  const under = ((rgba[at + 3] ?? 0) / 255) * (1 - share);
  const alpha = share + under;
  for (let i = 0; i < 3; i++)
    rgba[at + i] = Math.round(((colour[i] ?? 0) * share + (rgba[at + i] ?? 0) * under) / (alpha || 1));
  rgba[at + 3] = Math.round(alpha * 255);
}

/** `#rrggbb` */
function channels(hex: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) || 0);
}
