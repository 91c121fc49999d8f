import { expect, it } from "vitest";
import { type EditEvent, type EditState, editStep } from "./editable-state.ts";

const run = (...events: EditEvent<string>[]) => events.reduce<EditState<string>>(editStep, { step: "shown" });
const typed = [{ type: "edit", value: "a" }, { type: "type", draft: "ab" }, { type: "save" }] as const;

it("never loses what was typed", () => {
  expect(run(...typed, { type: "answer", result: { error: "offline" } })).toEqual({
    step: "failed",
    draft: "ab",
    message: "offline",
  });
  expect(run(...typed, { type: "answer", result: { conflict: "z" } })).toEqual({
    step: "conflict",
    draft: "ab",
    theirs: "z",
  });
  expect(run(...typed, { type: "cancel" })).toEqual({ step: "saving", draft: "ab" });
  expect(run(...typed, { type: "edit", value: "other" })).toEqual({ step: "saving", draft: "ab" });
});

it("closes when saved or cancelled, and ignores a late answer", () => {
  expect(run(...typed, { type: "answer", result: undefined })).toEqual({ step: "shown" });
  expect(run({ type: "edit", value: "a" }, { type: "cancel" }, { type: "answer", result: { error: "x" } })).toEqual({
    step: "shown",
  });
  expect(run(...typed, { type: "answer", result: { error: "x" } }, { type: "save" })).toMatchObject({
    step: "saving",
    draft: "ab",
  });
});
