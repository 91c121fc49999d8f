import { describe, expect, it } from "vitest";
import type { Brand } from "#worker/kernel/tenant.ts";
import { contrast, fromHex, toHex } from "./oklch.ts";
import { themeCss, themeTokens } from "./theme.ts";

const extremes = [
  "#ffff00",
  "#ffffff",
  "#000000",
  "#00ff00",
  "#00ffff",
  "#ff00ff",
  "#0000ff",
  "#ff0000",
  "#7f7f7f",
  "#fefefe",
];

describe("contrast", () => {
  it("holds at 4.5:1 in both modes for 500 random colours and the extremes", () => {
    const broken = [...extremes, ...randomColours(500)].flatMap((colour) => [
      ...failures(colour, "light"),
      ...failures(colour, "dark"),
    ]);
    expect(broken).toEqual([]);
  });

  it("keeps an ordinary brand as it was given", () => {
    for (const colour of ["#00868b", "#a3307f", "#1f6feb", "#7c3aed"])
      expect(distance(themeTokens({ colour }, "light").brand ?? "", colour)).toBeLessThan(0.03);
  });

  it("does not tint a grey brand", () => {
    const rail = fromHex(themeTokens({ colour: "#808080" }, "light").rail ?? "");
    expect(rail.c).toBeLessThan(0.002);
  });
});

describe("colour space", () => {
  it("goes to OKLCH and back", () => {
    for (const colour of [...extremes, ...randomColours(200)]) expect(toHex(fromHex(colour))).toBe(colour);
  });

  it("agrees with known values", () => {
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
    expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.478, 2);
    expect(fromHex("#ff0000")).toMatchObject({
      l: expect.closeTo(0.628, 3),
      c: expect.closeTo(0.2577, 3),
      h: expect.closeTo(29.23, 1),
    });
  });
});

describe("css", () => {
  const brand: Brand = { name: "x", colour: "#00868b", radius: "medium", font: "inter" };

  it("has the same tokens in both modes", () => {
    expect(Object.keys(themeTokens(brand, "dark"))).toEqual(Object.keys(themeTokens(brand, "light")));
  });

  it("lets nothing a tenant typed into the style sheet", () => {
    const evil = "</style><script>" as never;
    const css = themeCss({ name: evil, colour: evil, secondColour: evil, radius: evil, font: evil });
    expect(css).not.toContain("<");
    expect(css).toContain("--radius:8px");
  });
});

function failures(colour: string, mode: "light" | "dark"): string[] {
  const token = themeTokens({ colour }, mode);
  const grounds = ["bg", "panel", "rail", "hover", "brand-soft"];
  const texts = ["text", "text-2", "text-3", "brand-text", "good", "warn", "bad", "info"];
  const pairs = [
    ...texts.flatMap((text) => grounds.map((ground) => [text, ground])),
    ...["good", "warn", "bad", "info"].flatMap((signal) =>
      ["text", "text-2", signal].map((text) => [text, `${signal}-soft`]),
    ),
    ["on-brand", "brand"],
    ["on-brand", "brand-hover"],
    ["on-inverse", "inverse"],
  ] as [string, string][];
  return pairs
    .filter(([text, ground]) => !(contrast(token[text] ?? "", token[ground] ?? "") >= 4.5))
    .map(
      ([text, ground]) =>
        `${colour} ${mode}: ${text} on ${ground} ${contrast(token[text] ?? "", token[ground] ?? "").toFixed(2)}`,
    );
}

/** A fixed sequence (mulberry32): the same colours in every run. */
function randomColours(count: number): string[] {
  let seed = 20261122;
  const next = () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return Array.from(
    { length: count },
    () =>
      `#${Math.floor(next() * 0x1000000)
        .toString(16)
        .padStart(6, "0")}`,
  );
}

function distance(one: string, other: string): number {
  return Math.abs(fromHex(one).l - fromHex(other).l);
}
