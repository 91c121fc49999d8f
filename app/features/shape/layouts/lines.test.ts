import { describe, expect, it } from "vitest";
import { type Line, placeLine, toLayout, toLines, withLine, withoutLine } from "./lines.ts";

const words = { name: "Ad", phone: "Telefon", tax: "Vergi no", note: "Not", web: "Web" };
const group = (label: string, ...fields: string[]) => ({ label, fields });
const saved = {
  tabs: [
    { key: "a", label: "A", groups: [group("Kim", "name", "custom.eski", "phone"), group("Boş")] },
    { key: "b", label: "B", groups: [group("Vergi", "custom.gitti", "tax")] },
  ],
  hidden: ["web"],
};
const lines = toLines(saved, words);
const text = (all: readonly Line[]) =>
  all.map(({ kind, name, id }) => (kind === "field" ? name : name ? `[${name}]` : id));
const moved = (id: string, ...steps: (1 | -1 | string)[]) => {
  let ids: readonly string[] = lines.map((line) => line.id);
  for (const step of steps) ids = placeLine(lines, ids, id, step) ?? ids;
  return text(ids.map((one) => lines.find((line) => line.id === one) as Line));
};
const whole = ["[A]", "[Kim]", "Ad", "Telefon", "[Boş]", "[B]", "[Vergi]", "Vergi no", "rest", "Not", "hidden", "Web"];

describe("a layout as lines", () => {
  it("has what is in no group before what is not shown, and is the same layout again", () => {
    expect(text(lines)).toEqual(whole);
    expect(toLayout(lines, saved)).toEqual(saved);
  });

  it("keeps what is out of use behind the field that it follows, wherever that went", () => {
    const ids =
      placeLine(
        lines,
        lines.map(({ id }) => id),
        "name",
        "tax",
      ) ?? [];
    const next = toLayout(
      ids.map((id) => lines.find((line) => line.id === id) as Line),
      saved,
    );
    expect(next.tabs.map(({ groups }) => groups)).toEqual([
      [group("Kim", "phone"), group("Boş")],
      [group("Vergi", "custom.gitti", "tax", "name", "custom.eski")],
    ]);
  });
});

describe("a line that is moved", () => {
  it("crosses groups and tabs as a field, and stands in a group at every step", () => {
    expect(moved("phone", 1).slice(3, 6)).toEqual(["[Boş]", "Telefon", "[B]"]);
    expect(moved("phone", 1, 1).slice(3, 8)).toEqual(["[Boş]", "[B]", "[Vergi]", "Telefon", "Vergi no"]);
    expect(moved("name", -1)).toEqual(whole);
    expect(moved("web", 1)).toEqual(whole);
    expect(moved("tax", "hidden").slice(-4)).toEqual(["Not", "hidden", "Vergi no", "Web"]);
  });

  it("takes along what it holds as a group or a tab, and leaves the last places last", () => {
    expect(moved("group 0 0", 1).slice(0, 5)).toEqual(["[A]", "[Boş]", "[Kim]", "Ad", "Telefon"]);
    expect(moved("group 0 0", 1, 1).slice(0, 5)).toEqual(["[A]", "[Boş]", "[B]", "[Kim]", "Ad"]);
    expect(moved("group 0 0", -1)).toEqual(whole);
    expect(moved("group 1 0", 1)).toEqual(whole);
    expect(moved("group 1 0", "web")).toEqual(whole);
    expect(moved("tab 1", -1).slice(0, 4)).toEqual(["[B]", "[Vergi]", "Vergi no", "[A]"]);
    expect(moved("tab 1", 1)).toEqual(whole);
  });
});

it("a heading that goes leaves its fields: a group's come last, a tab's groups go to its neighbour", () => {
  expect(text(withoutLine(lines, "group 0 0"))).toEqual([
    "[A]",
    "[Boş]",
    "[B]",
    "[Vergi]",
    "Vergi no",
    "rest",
    "Not",
    "Ad",
    "Telefon",
    "hidden",
    "Web",
  ]);
  expect(text(withoutLine(lines, "tab 1")).slice(0, 7)).toEqual([
    "[A]",
    "[Kim]",
    "Ad",
    "Telefon",
    "[Boş]",
    "[Vergi]",
    "Vergi no",
  ]);
  expect(text(withoutLine(lines, "tab 0")).slice(0, 4)).toEqual(["[B]", "[Kim]", "Ad", "Telefon"]);
  expect(text(withLine(lines, { id: "x", kind: "group", name: "Yeni" })).slice(7, 10)).toEqual([
    "Vergi no",
    "[Yeni]",
    "rest",
  ]);
});
