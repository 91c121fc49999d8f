import { blend } from "./paint.ts";
import type { Pixels } from "./png.ts";

/** A picture made smaller: each pixel is the mean of those that fall into it, weighed by their alpha. */
export function shrink({ size: from, rgba }: Pixels, size: number): Pixels {
  const step = from / size;
  const small = new Uint8Array(size * size * 4);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) small.set(mean(rgba, from, [x * step, y * step], step), (y * size + x) * 4);
  }
  return { size, rgba: small };
}

/**
 * A picture on a ground that fills the square: its own in the corner, where it has one, else white. `part` is the picture's
 * side against the square's: 0.8 keeps what matters inside every cut.
 */
export function mount(picture: Pixels, size: number, part: number): Pixels {
  const inner = shrink(picture, Math.round(size * part));
  const start = Math.floor((size - inner.size) / 2);
  const ground = picture.rgba[3] === 255 ? [...picture.rgba.subarray(0, 3)] : [255, 255, 255];
  const rgba = new Uint8Array(size * size * 4);
  for (let pixel = 0; pixel < size * size; pixel++) rgba.set([...ground, 255], pixel * 4);
  for (let y = 0; y < inner.size; y++) {
    for (let x = 0; x < inner.size; x++) {
      const at = (y * inner.size + x) * 4;
      const colour = [...inner.rgba.subarray(at, at + 3)];
      blend(rgba, ((start + y) * size + start + x) * 4, colour, (inner.rgba[at + 3] ?? 0) / 255);
    }
  }
  return { size, rgba };
}

function mean(rgba: Uint8Array, from: number, [left, top]: readonly [number, number], step: number): number[] {
  const sum = [0, 0, 0, 0];
  for (let y = Math.floor(top); y < Math.min(from, top + step); y++) {
    const tall = Math.min(y + 1, top + step) - Math.max(y, top);
    for (let x = Math.floor(left); x < Math.min(from, left + step); x++) {
      const at = (y * from + x) * 4;
      const weight = tall * (Math.min(x + 1, left + step) - Math.max(x, left)) * (rgba[at + 3] ?? 0);
      for (let i = 0; i < 3; i++) sum[i] = (sum[i] ?? 0) + weight * (rgba[at + i] ?? 0);
      sum[3] = (sum[3] ?? 0) + weight;
    }
  }
  const alpha = sum[3] ?? 0;
  return [...sum.slice(0, 3).map((one) => Math.round(one / (alpha || 1))), Math.round(alpha / step ** 2)];
}
