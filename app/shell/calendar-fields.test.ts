import { expect, test } from "vitest";
import type { ShownField } from "#worker/kernel/custom/field.ts";
import { boardFields } from "./board-fields.ts";
import { calendarFields } from "./calendar-fields.ts";

const own = (key: string, kind: ShownField["kind"], more: Partial<ShownField> = {}): ShownField => {
  return {
    id: key,
    key,
    label: key,
    kind,
    settings: {},
    required: false,
    unique: false,
    help: null,
    default: null,
    ...more,
  };
};

test("what can be moved comes first; what is worked out, or the product sets, stays where it is", () => {
  const fields = [own("gun", "date"), own("son", "date_time", { settings: { formula: "now()" } }), own("ad", "text")];
  const ours = { createdAt: { type: "time" }, startsOn: { type: "date" }, status: { type: "select" } } as const;
  expect(calendarFields("projects", ours, fields)).toEqual([
    { id: "startsOn", moments: false, settable: true },
    { id: "custom.gun", moments: false, settable: true },
    { id: "createdAt", moments: true, settable: false },
    { id: "custom.son", moments: true, settable: false },
  ]);
});

test("columns are the choices of fields that a change may set; too many are none", () => {
  const ours = {
    status: { type: "select", options: ["a", "b"] },
    segment: { type: "select", options: ["x"] },
  } as const;
  const choices = (count: number) => Array.from({ length: count }, (_, at) => ({ value: `v${at}`, label: "" }));
  const fields = [
    own("tur", "select", { settings: { choices: choices(2) }, required: true }),
    own("cok", "select", { settings: { choices: choices(41) } }),
  ];
  expect(boardFields("projects", ours, fields)).toEqual([
    { id: "status", values: ["a", "b"], mayBeEmpty: false },
    { id: "custom.tur", values: ["v0", "v1"], mayBeEmpty: false },
  ]);
});
