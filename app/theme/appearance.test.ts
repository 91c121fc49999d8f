import { expect, it } from "vitest";
import { readAppearance, writeAppearance } from "./appearance.ts";

it("reads back what it wrote, and falls back on anything else", () => {
  const chosen = { theme: "dark", density: "compact", rail: "closed" } as const;
  expect(readAppearance(`a=1; ${writeAppearance(chosen).split(";")[0]}; b=2`)).toEqual(chosen);
  expect(readAppearance("look=pink.tiny")).toEqual({ theme: "system", density: "comfortable", rail: "open" });
  expect(readAppearance("outlook=dark")).toMatchObject({ theme: "system" });
  expect(readAppearance(null)).toMatchObject({ theme: "system" });
});
