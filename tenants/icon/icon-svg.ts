import type { Drawing } from "#worker/kernel/tenant.ts";
import { CORNER, SIDE } from "./drawing.ts";

/** A drawing as an SVG document. Nothing but numbers and colours gets in. */
export function iconSvg({ ground, shapes }: Drawing): string {
  const body = shapes.map(
    ({ path, fill }) => `<path fill="${colour(fill)}" d="${path.replace(/[^MLCQZ\d. -]/g, "")}"/>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIDE} ${SIDE}"><rect width="${SIDE}" height="${SIDE}" rx="${CORNER}" fill="${colour(ground)}"/>${body.join("")}</svg>`;
}

/** A picture within an SVG document, so that the mark has one address whatever it is. */
export function pictureSvg(png: Uint8Array): string {
  let bytes = "";
  for (const one of png) bytes += String.fromCharCode(one);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIDE} ${SIDE}"><image width="${SIDE}" height="${SIDE}" href="data:image/png;base64,${btoa(bytes)}"/></svg>`;
}

function colour(hex: string): string {
  return /^#[0-9a-f]{6}$/i.test(hex) ? hex : "#5b6470";
}
