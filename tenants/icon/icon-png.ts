import type { Brand } from "#worker/kernel/tenant.ts";
import { drawingOf } from "./drawing.ts";
import { mount, shrink } from "./fit.ts";
import { paint, type Shape } from "./paint.ts";
import { decodePng, encodePng } from "./png.ts";

/** The files of an icon by name: what the manifest names, and what a phone puts on its home screen. */
export const ICONS = {
  "icon-192.png": { size: 192, shape: "tile", part: 1 },
  "icon-512.png": { size: 512, shape: "tile", part: 1 },
  "icon-maskable-512.png": { size: 512, shape: "full", part: 0.8 },
  "apple-touch-icon.png": { size: 180, shape: "full", part: 1 },
} as const satisfies Record<string, { size: number; shape: Shape; part: number }>;

export type IconName = keyof typeof ICONS;

/** One file of a brand's icon, from the picture that was brought, else from its drawing. */
export async function iconPng(
  brand: Brand,
  name: IconName,
  picture: Uint8Array | null,
): Promise<Uint8Array<ArrayBuffer>> {
  const { size, shape, part } = ICONS[name];
  const pixels = picture && (await decodePng(picture));
  if (!pixels) return encodePng(paint(drawingOf(brand), size, shape));
  return encodePng(shape === "full" ? mount(pixels, size, part) : shrink(pixels, size));
}
