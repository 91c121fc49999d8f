import { expect, test } from "vitest";
import { type ManyField, manyFields } from "#app/shell/many-fields.ts";
import { translator } from "#messages/server.ts";
import type { ShownField } from "#worker/kernel/custom/field.ts";
import { modesOf, sentIn, valuesFor } from "./many-values.ts";

const own = (key: string, more: Partial<ShownField>): ShownField => {
  const rest = { settings: {}, required: false, unique: false, help: null, default: null };
  return { id: key, key, label: key, kind: "text", ...rest, ...more };
};
const fields = manyFields(
  translator("en"),
  "customers",
  {
    source: { kind: "text" },
    emails: { kind: "email", severalOf: true },
    kind: { kind: "select", choices: ["person"], required: true },
  },
  [
    own("source", {}),
    own("plaka", { unique: true }),
    own("sicil", { unique: true, required: true }),
    own("sira", { kind: "auto_number" }),
    own("toplam", { kind: "number", settings: { formula: "1" } }),
    own("belge", { kind: "files" }),
    own("renk", { kind: "multi_select" }),
  ],
);
const named = (name: string) => fields.find((field) => field.name === name) as ManyField;

test("what many can be given: ours by their labels, the agency's own that a person writes, told apart by name", () => {
  expect(fields.map(({ name }) => name)).toEqual([
    "source",
    "emails",
    "kind",
    "custom.source",
    "custom.plaka",
    "custom.renk",
  ]);
  expect(named("source").label).toBe("Source");
  expect(named("kind").settings.choices).toEqual([{ value: "person", label: "Person" }]);
});

test("what can be done with it: no value of one's alone for many, nothing empty that is required, lists by their parts", () => {
  expect(modesOf(named("source"))).toEqual(["set", "clear"]);
  expect(modesOf(named("kind"))).toEqual(["set"]);
  expect(modesOf(named("custom.plaka"))).toEqual(["clear"]);
  expect(modesOf(named("custom.renk"))).toEqual(["set", "add", "remove", "clear"]);
});

test("what is sent", () => {
  const form = new FormData();
  for (const [name, value] of [
    ["custom.renk", ""],
    ["custom.renk", "a"],
    ["custom.emails", "a@b.example"],
  ] as const)
    form.append(name, value);
  expect(sentIn(form, named("custom.renk"))).toEqual(["a"]);
  expect(valuesFor(named("custom.renk"), "add", ["a"])).toEqual({ custom: { renk: { add: ["a"] } } });
  expect(valuesFor(named("custom.renk"), "clear", ["a"])).toEqual({ custom: { renk: null } });
  expect(valuesFor(named("emails"), "set", sentIn(form, named("emails")))).toEqual({ emails: ["a@b.example"] });
  expect(valuesFor(named("emails"), "clear", undefined)).toEqual({ emails: [] });
  expect(valuesFor({ ...named("source"), along: { title: "x" } }, "set", "Fuar")).toEqual({
    source: "Fuar",
    title: "x",
  });
  expect(valuesFor(named("source"), "clear", undefined)).toEqual({ source: null });
});
