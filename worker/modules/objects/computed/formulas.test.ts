import { beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "#worker/kernel/context.ts";
import type { FieldKind } from "#worker/kernel/custom/field.ts";
import { type Fixture, freshTenant } from "#worker/testing/fixture.ts";
import { createField, createObject, createRecord, previewFormula } from "../index.ts";
import { OPERATIONS } from "./functions.ts";

let t: Fixture;
let owner: Ctx;
beforeAll(async () => {
  t = await freshTenant();
  owner = await t.as("owner");
  await owner.run(createObject, { name: "is", label: "İş", plural: "İşler" });
  const kinds: Record<string, FieldKind> = {
    metin: "text",
    bos_metin: "text",
    sayi: "number",
    bos: "number",
    tutar: "currency",
    oran: "percent",
    gun: "date",
    bos_gun: "date",
    an: "date_time",
    evet: "yes_no",
    hayir: "yes_no",
    bos_evet: "yes_no",
    name: "text",
  };
  for (const [key, kind] of Object.entries(kinds))
    await owner.run(createField, { object: "is", key, label: key, kind });
  await owner.run(createField, { object: "is", key: "danisman", label: "danisman", kind: "person" });
  const custom = {
    ...{ metin: "Iğdır İli", sayi: 12.5, tutar: 199_99, oran: 18, gun: "2024-02-29", evet: true, hayir: false },
    ...{ an: "2025-12-31T21:30:00.000Z", name: "kendi" },
  };
  await owner.run(createRecord, { object: "is", name: "İlk iş", custom });
});

async function worth(formula: string, kind?: FieldKind) {
  const { records } = await owner.run(previewFormula, { object: "is", formula, ...(kind ? { kind } : {}) });
  return records[0]?.value;
}
async function refused(formula: string) {
  const failure = await owner.run(previewFormula, { object: "is", formula }).catch((error) => error);
  const { reason, params } = failure.fields?.[0] ?? {};
  return `${reason} ${params?.place}`;
}

describe("what a formula gives", () => {
  it.each([
    ["sayi + 1", 13.5],
    ["sayi - 1 * 2", 10.5],
    ["(sayi - 1) * 2", 23],
    ["0.1 + 0.2", 0.3],
    ["7 % 4", 3],
    ["-sayi", -12.5],
    ["1 / 3", 0.333333],
    ["tutar", 199_99],
    ["tutar * (1 + oran)", 235_99],
    ["oran", 0.18],
    ["round(2.5)", 3],
    ["round(tutar * 0.2, 1)", 40_00],
    ["floor(-1.5) + ceil(1.2) + abs(-3)", 3],
    ["min(3, 1, 2) + max(1, 9)", 10],
    ["if(sayi > 10, 1, 2)", 1],
    ["sayi > 100 ? 1 : hayir ? 2 : 3", 3],
    ["length(metin)", 9],
    ["upper(metin)", "IĞDIR İLİ"],
    ["lower('IĞDIR İLİ')", "ığdır ili"],
    ['metin + " / " + text(sayi)', "Iğdır İli / 12.5"],
    ["concat('a', 'b', 'c')", "abc"],
    ["trim('  a ')", "a"],
    ["text(gun)", "2024-02-29"],
    ["contains(metin, 'IGDIR')", true],
    ["metin == 'Iğdır İli' && sayi != 3", true],
    ["sayi in [1, 12.5]", true],
    ["metin in ['x']", false],
    ["evet && !hayir", true],
    ["evet == hayir", false],
    ["name", "İlk iş"],
    ["custom.name", "kendi"],
    ["gun", "2024-02-29"],
    ["addDays(gun, 1)", "2024-03-01"],
    ["gun + 366", "2025-03-01"],
    ["addMonths(gun, 12)", "2025-02-28"],
    ["addMonths(date('2024-01-31'), 1)", "2024-02-29"],
    ["days(gun, date('2024-03-31'))", 31],
    ["date('2024-03-31') - gun", 31],
    ["year(gun) * 10000 + month(gun) * 100 + day(gun)", 20_240_229],
    ["date(an)", "2026-01-01"],
    ["year(an)", 2026],
    ["hours(an, an)", 0],
    ["date('1969-12-30')", "1969-12-30"],
    ["isEmpty(danisman) && isEmpty(bos) && !isEmpty(sayi)", true],
    ["danisman == null", true],
    ["sayi != null", true],
  ])("%s is %s", async (formula, value) => expect(await worth(formula)).toBe(value));

  it.each([
    ["bos + 1", null],
    ["sayi / 0", null],
    ["sayi / bos", null],
    ["sayi % 0", null],
    ["bos > 1", null],
    ["bos == bos", null],
    ["days(bos_gun, gun)", null],
    ["year(bos_gun)", null],
    ["addDays(gun, 99999999)", null],
    ["addMonths(gun, 99999999)", null],
    ["999999999999999 * 999999999999999", null],
    ["metin + bos_metin", "Iğdır İli"],
    ["bos_metin + bos_metin", null],
    ["bos_evet ? 1 : 2", 2],
    ["bos > 1 || evet", true],
    ["!bos_evet", true],
    ["bos_evet && evet", false],
    ["min(bos, 3)", 3],
    ["ifEmpty(bos, bos, 7)", 7],
    ["length(bos_metin)", 0],
    ["if(evet, null, 1)", null],
    ["contains(bos_metin, 'a')", null],
  ])("what is empty: %s is %s", async (formula, value) => expect(await worth(formula)).toBe(value));

  it("is rounded as its kind is kept", async () => {
    expect(await worth("tutar * 1.2")).toBe(239_99);
    expect(await worth("tutar * 1.2", "number")).toBe(239.988);
    expect(await worth("0.125", "currency")).toBe(13);
    expect(await worth("oran / 2", "percent")).toBe(9);
    expect(await worth("an", "date_time")).toBe("2025-12-31T21:30:00.000Z");
  });

  it("may be as long as it is allowed to be", async () => {
    expect(await worth(`1${" + 1".repeat(149)}`)).toBe(150);
    expect(await worth(`${"(".repeat(24)}sayi${")".repeat(24)}`)).toBe(12.5);
  });

  it("is cut where texts are", async () => {
    const long = Array.from({ length: 60 }, () => "'0123456789'").join(" + ");
    expect(await worth(long)).toHaveLength(500);
  });
});

describe("what a formula is refused for, and where", () => {
  it.each([
    ["sayi +", "formula.ends_early 7"],
    ["(sayi", "formula.ends_without 6"],
    ["sayi sayi", "formula.unexpected 6"],
    ["min(1 2)", "formula.expected 7"],
    ["yok + 1", "formula.unknown_name 1"],
    ["kaldir(1)", "formula.unknown_function 1"],
    ["sayi + metin", "formula.types 6"],
    ["gun == an", "formula.types 5"],
    ["upper(1)", "formula.types 1"],
    ["round(1, 2, 3)", "formula.operands 1"],
    ["now()", "formula.no_clock 1"],
    ["1 + today()", "formula.no_clock 5"],
    ["null", "formula.only_empty 1"],
    ["danisman", "formula.no_value 1"],
    ["[1]", "formula.list_alone 1"],
    ["sayi in 3", "formula.in_list 6"],
    ["date('2026-02-30')", "formula.bad_day 1"],
    ["'açık", "formula.open_text 1"],
    ["sayi ; 1", "formula.bad_sign 6"],
    ["round", "formula.not_called 1"],
    ["1234567890123456", "formula.number_too_long 1"],
    [`${"(".repeat(40)}1${")".repeat(40)}`, "formula.too_deep 26"],
    [`${"!".repeat(200)}evet`, "formula.too_deep 26"],
    [`1${" + 1".repeat(450)}`, "formula.too_long 601"],
  ])("%.40s: %s", async (formula, said) => expect(await refused(formula)).toBe(said));

  it("does not grow without bound", async () => {
    const grown = (depth: number): string => (depth === 0 ? "sayi" : `if(${grown(depth - 1)} in [1, 2, 3], 1, 2)`);
    expect(await refused(grown(8))).toMatch(/^formula.too_long/);
  });
});

describe("the database's own list", () => {
  it("knows every operation that the Worker knows, with the same types", async () => {
    const wanted = Object.entries(OPERATIONS).flatMap(([name, signatures]) =>
      signatures.map((signature) => ({ name: `${name}:${signature.split(" ")[0]}`, result: signature.split(" ")[1] })),
    );
    for (const { name, result } of wanted) {
      const [found] = await t.sql<{ result: string }>("select (app.formula_operation($1)).result", [name]);
      expect(`${name} ${found?.result}`).toBe(`${name} ${result}`);
    }
  });

  it.each([[["text", "'; drop table customers; --"]], [["text", "%s %I $1 \\'"]]])(
    "takes a text for a text: %j",
    async (tree) => {
      const definition = JSON.stringify({ tree, kind: "text", digits: 0 });
      const [found] = await t.sql<{ code: string }>(
        "select app.compiled_value('customers', null, null, null, 'text_1', $1) as code",
        [definition],
      );
      const [back] = await t.sql<{ value: string }>(`select ${found?.code} as value`);
      expect(back?.value).toBe(tree[1]);
    },
  );

  it.each([
    [["slot", "number_1) from pg_shadow; --", "number"]],
    [["slot", "number_21", "number"]],
    [["slot", "text_1", "number"]],
    [["slot", "search", "text"]],
    [["slot", "number_1", "number); drop table x; --"]],
    [["column", "search"]],
    [["column", "overdue_minor"]],
    [["column", "tenant_id"]],
    [["number", "1; drop table x"]],
    [["number", "1e400"]],
    [["on", "now()"]],
    [["yes", "true or true"]],
    [["+", ["number", "1"], ["text", "a"]]],
    [["pg_sleep", ["number", "1"]]],
    [["set_config", ["text", "a"], ["text", "b"]]],
    [["date", ["column", "created_at"], ["text", "Nirgendwo/Ort"]]],
    [["date", ["column", "created_at"], ["column", "name"]]],
    [["+:number,number", ["number", "1"], ["number", "1"]]],
    [["+", ["number", "1"]]],
    [["empty", "uuid"]],
    ["number"],
    [{ op: "number" }],
    [[]],
    [null],
  ])("refuses %j, also from who writes the table by hand", async (tree) => {
    for (const [slot, kind] of [
      ["number_1", "number"],
      ["text_1", "text"],
      ["number_2", "yes_no"],
      ["number_2", "date"],
    ]) {
      const definition = JSON.stringify({ tree, kind, digits: 2 });
      const sql = "select app.compiled_value('customers', null, null, null, $2, $1) as code";
      expect(await t.sql(sql, [definition, slot])).toEqual([{ code: null }]);
    }
  });
});
