import type { Drawing } from "#worker/kernel/tenant.ts";

/**
 * The marks of the demo's agencies, readable from 16 pixels: a phoenix's wings (anka), a rose window of four petals
 * (Pera), a compass needle in the south wind (lodos).
 */
export const icons = {
  anka: {
    ground: "#0f8b8d",
    shapes: [
      { path: "M16 25.5L5.5 9.5C10.4 10.1 13.8 12.5 16 16.7C18.2 12.5 21.6 10.1 26.5 9.5Z", fill: "#ffffff" },
      { path: disc(16, 9, 2.6), fill: "#ffd27a" },
    ],
  },
  pera: {
    ground: "#a8327f",
    shapes: [
      { path: "M16 6C19.6 8.7 20.6 12 16 16C11.4 12 12.4 8.7 16 6Z", fill: "#ffffff" },
      { path: "M26 16C23.3 19.6 20 20.6 16 16C20 11.4 23.3 12.4 26 16Z", fill: "#ffffff" },
      { path: "M16 26C12.4 23.3 11.4 20 16 16C20.6 20 19.6 23.3 16 26Z", fill: "#ffffff" },
      { path: "M6 16C8.7 12.4 12 11.4 16 16C12 20.6 8.7 19.6 6 16Z", fill: "#ffffff" },
      { path: disc(16, 16, 2), fill: "#ffc2e4" },
    ],
  },
  lodos: {
    ground: "#3654c8",
    shapes: [
      { path: "M16 4.5L20.6 16L11.4 16Z", fill: "#a5b2e6" },
      { path: "M16 27.5L20.6 16L11.4 16Z", fill: "#ffffff" },
      { path: wave(5.2, 12.3), fill: "#a9c1ff" },
      { path: wave(19.2, 19.3), fill: "#a9c1ff" },
    ],
  },
} satisfies Record<string, Drawing>;

function disc(x: number, y: number, r: number): string {
  const k = 0.5523 * r;
  const [left, right, top, bottom] = [x - r, x + r, y - r, y + r];
  return `M${right} ${y}C${right} ${y + k} ${x + k} ${bottom} ${x} ${bottom}C${x - k} ${bottom} ${left} ${y + k} ${left} ${y}C${left} ${y - k} ${x - k} ${top} ${x} ${top}C${x + k} ${top} ${right} ${y - k} ${right} ${y}Z`;
}

/** A crest of 7.6 units from its left foot. */
function wave(x: number, y: number): string {
  const by = (...numbers: number[]) => numbers.map((one, i) => (i % 2 === 0 ? x : y) + one).join(" ");
  return `M${by(0, 0)}C${by(2.4, -3, 5.2, -3, 7.6, 0)}C${by(7.7, 1.1, 6.4, 1.5, 5.8, 0.7)}C${by(4.4, -0.9, 3.2, -0.9, 1.8, 0.7)}C${by(1.2, 1.5, -0.1, 1.1, 0, 0)}Z`;
}
