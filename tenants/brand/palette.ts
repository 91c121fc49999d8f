import { contrast, type Oklch, toHex } from "./oklch.ts";

type Mode = "light" | "dark";
type Tone = readonly [lightness: number, chroma: number];
const enough = 4.5;

// The tone of each surface and text as lightness and chroma; the hue is the brand's.
const surfaces: Record<Mode, Record<"bg" | "panel" | "rail" | "hover" | "line" | "line-strong", Tone>> = {
  light: {
    bg: [0.995, 0.002],
    panel: [1, 0],
    rail: [0.975, 0.005],
    hover: [0.965, 0.006],
    line: [0.92, 0.006],
    "line-strong": [0.86, 0.008],
  },
  dark: {
    bg: [0.175, 0.008],
    panel: [0.205, 0.009],
    rail: [0.16, 0.008],
    hover: [0.245, 0.011],
    line: [0.275, 0.011],
    "line-strong": [0.37, 0.013],
  },
};
const texts: Record<Mode, Record<"text" | "text-2" | "text-3", Tone>> = {
  light: { text: [0.24, 0.015], "text-2": [0.46, 0.015], "text-3": [0.56, 0.012] },
  dark: { text: [0.95, 0.005], "text-2": [0.76, 0.01], "text-3": [0.64, 0.012] },
};
const signals: Record<Mode, Record<"good" | "warn" | "bad" | "info", readonly [number, number, number]>> = {
  light: { good: [0.53, 0.13, 155], warn: [0.58, 0.12, 70], bad: [0.55, 0.19, 27], info: [0.55, 0.14, 255] },
  dark: { good: [0.75, 0.14, 155], warn: [0.8, 0.13, 75], bad: [0.7, 0.17, 25], info: [0.74, 0.12, 255] },
};

/** All colours of one mode from the brand's colour; each text reaches 4.5:1 on every surface it may stand on. */
export function palette(brand: Oklch, mode: Mode, second?: Oklch): Record<string, string> {
  // A grey brand must not tint the surfaces with an arbitrary hue.
  const tint = Math.min(1, brand.c / 0.06);
  const ground = map(surfaces[mode], ([l, c]) => toHex({ l, c: c * tint, h: brand.h }));
  const fill = fillColour(brand, mode);
  const soft = toHex(
    mode === "light" ? { l: 0.952, c: brand.c * 0.13, h: brand.h } : { l: 0.285, c: brand.c * 0.25, h: brand.h },
  );
  const under = [ground.bg, ground.panel, ground.rail, ground.hover];
  const chosen = [...under, soft];
  return {
    ...ground,
    ...map(texts[mode], ([l, c]) => readable({ l, c: c * tint, h: brand.h }, chosen, mode)),
    brand: toHex(fill),
    "brand-hover": toHex(hovered(fill)),
    "on-brand": onColour(fill),
    "brand-text": readable({ l: mode === "light" ? 0.5 : 0.78, c: Math.min(brand.c, 0.16), h: brand.h }, chosen, mode),
    "brand-soft": soft,
    // The outline of a box to tick: 3:1 on what is under it, no more.
    edge: readable({ l: mode === "light" ? 0.7 : 0.45, c: 0.012 * tint, h: brand.h }, under, mode, 3.05),
    // Marks that are not text (focus ring, chart line, progress) need 3:1 on the panel.
    "brand-line": readable(brand, [ground.panel, ground.bg], mode, 3.05),
    second: readable(second ?? { ...brand, h: (brand.h + 150) % 360 }, [ground.panel], mode, 3.05),
    ...map(signals[mode], ([l, c, h]) => readable({ l, c, h }, chosen, mode)),
    ...signalGrounds(mode),
    inverse: toHex({ l: mode === "light" ? 0.24 : 0.31, c: 0.015 * tint, h: brand.h }),
    "on-inverse": "#ffffff",
    ...shadows(mode),
  };
}

/** The brand on buttons: its own colour, moved only as far as the label on it and the panel around it demand. */
function fillColour(brand: Oklch, mode: Mode): Oklch {
  const l = mode === "dark" ? Math.min(0.92, Math.max(0.45, brand.l)) : Math.min(0.93, brand.l);
  for (let step = 0; step < 50; step++) {
    for (const candidate of [l - step * 0.01, l + step * 0.01]) {
      const fill = { ...brand, l: Math.min(0.97, Math.max(0.1, candidate)) };
      if (settled(fill)) return fill;
    }
  }
  return { ...brand, l: 0.3 };
}

/** Text on the fill must hold when the pointer is over it too. */
function settled(fill: Oklch): boolean {
  const text = onColour(fill);
  return contrast(text, toHex(fill)) >= enough && contrast(text, toHex(hovered(fill))) >= enough;
}

function hovered(fill: Oklch): Oklch {
  return { ...fill, l: onColour(fill) === "#ffffff" ? fill.l - 0.035 : fill.l + 0.025 };
}

// White is what people expect on a brand; near-black takes over only where white cannot reach 4.5:1 with little change.
function onColour(fill: Oklch): string {
  return contrast("#ffffff", toHex(fill)) >= 4 || fill.l < 0.6 ? "#ffffff" : "#16181a";
}

/** Moves lightness away from the grounds until the contrast holds on each; black or white ends every search. */
function readable(colour: Oklch, grounds: readonly string[], mode: Mode, least = enough): string {
  const direction = mode === "light" ? -0.01 : 0.01;
  for (let l = colour.l; l > 0 && l < 1; l += direction) {
    const hex = toHex({ ...colour, l });
    if (grounds.every((ground) => contrast(hex, ground) >= least)) return hex;
  }
  return mode === "light" ? "#000000" : "#ffffff";
}

function signalGrounds(mode: Mode): Record<string, string> {
  const [l, c] = mode === "light" ? [0.97, 0.018] : [0.255, 0.04];
  return Object.fromEntries(
    Object.entries(signals[mode]).map(([name, [, , h]]) => [`${name}-soft`, toHex({ l, c, h })]),
  );
}

function shadows(mode: Mode): Record<string, string> {
  if (mode === "dark") return { shadow: "none", float: "0 16px 40px rgb(0 0 0/.5),0 0 0 1px rgb(255 255 255/.06)" };
  return {
    shadow: "0 1px 2px rgb(15 20 22/.06),0 1px 1px rgb(15 20 22/.04)",
    float: "0 12px 32px rgb(15 20 22/.16),0 2px 6px rgb(15 20 22/.08)",
  };
}

function map<K extends string, V>(from: Readonly<Record<K, V>>, change: (value: V) => string): Record<K, string> {
  return Object.fromEntries(Object.entries<V>(from).map(([key, value]) => [key, change(value)])) as Record<K, string>;
}
