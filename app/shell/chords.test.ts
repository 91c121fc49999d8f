import { expect, it } from "vitest";
import { nextChord } from "./chords.ts";

const plain = { metaKey: false, ctrlKey: false, altKey: false };
const go = () => undefined;
const create = () => undefined;
const palette = () => undefined;
const chords = { "g c": go, c: create, "mod+k": palette };

it("tells a chord from its last key", () => {
  const first = nextChord(chords, "", { ...plain, key: "g" });
  expect(first).toEqual({ run: undefined, pending: "g" });
  expect(nextChord(chords, first.pending, { ...plain, key: "c" }).run).toBe(go);
  expect(nextChord(chords, "", { ...plain, key: "c" }).run).toBe(create);
  expect(nextChord(chords, "g", { ...plain, key: "z" })).toEqual({ run: undefined, pending: "" });
});

it("takes ⌘ and Ctrl for the same, and leaves Alt alone", () => {
  expect(nextChord(chords, "", { ...plain, ctrlKey: true, key: "K" }).run).toBe(palette);
  expect(nextChord(chords, "", { ...plain, metaKey: true, key: "k" }).run).toBe(palette);
  expect(nextChord(chords, "", { ...plain, metaKey: true, key: "c" }).run).toBeUndefined();
  expect(nextChord(chords, "", { ...plain, altKey: true, key: "c" }).run).toBeUndefined();
});
