import { expect, test } from "vitest";
import { moved, wholeOf, zoomed } from "./crop.ts";

const wide = { width: 400, height: 100 };

test("begins with the largest square, in the middle", () => {
  expect(wholeOf(wide)).toEqual({ x: 150, y: 0, side: 100 });
  expect(wholeOf({ width: 100, height: 400 })).toEqual({ x: 0, y: 150, side: 100 });
});

test("moves no further than the picture goes", () => {
  expect(moved(wholeOf(wide), 1000, 5, wide)).toEqual({ x: 300, y: 0, side: 100 });
  expect(moved(wholeOf(wide), -1000, -5, wide)).toEqual({ x: 0, y: 0, side: 100 });
});

test("zooms about the point in question, between the whole and the least", () => {
  expect(zoomed({ x: 100, y: 0, side: 100 }, 50, 20, wide)).toEqual({ x: 125, y: 25, side: 50 });
  expect(zoomed({ x: 100, y: 0, side: 100 }, 50, 20, wide, { x: 0, y: 1 })).toEqual({ x: 100, y: 50, side: 50 });
  expect(zoomed({ x: 100, y: 0, side: 100 }, 1, 20, wide).side).toBe(20);
  expect(zoomed({ x: 390, y: 90, side: 10 }, 1000, 20, wide)).toEqual({ x: 300, y: 0, side: 100 });
  expect(zoomed({ x: 0, y: 0, side: 100 }, 50, 512, wide)).toEqual({ x: 0, y: 0, side: 100 });
});
