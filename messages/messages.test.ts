import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { english } from "./en/index.ts";
import type { Catalogue, MessageKey } from "./index.ts";
import { translator } from "./server.ts";
import { speak } from "./speak.ts";
import { turkish } from "./tr/index.ts";

describe("catalogue", () => {
  it("has the same keys and the same placeholders in every language", () => {
    const en = flat(english);
    const tr = flat(turkish);
    expect([...tr.keys()].sort()).toEqual([...en.keys()].sort());
    for (const [key, text] of en) expect(placeholders(tr.get(key)), key).toEqual(placeholders(text));
  });

  it("has a sentence for every reason that contracts give by name", () => {
    const known = flat(english);
    const contracts = globSync(["worker/**/contract.ts", "tenants/**/contract.ts", "worker/kernel/phone.ts"]);
    const named = contracts.flatMap((file) =>
      [...readFileSync(file, "utf8").matchAll(/(?:error|message|[A-Z_]+): "([a-z_.]+)"/g)].map(([, reason = ""]) =>
        file.endsWith("phone.ts") ? `phone_${reason}` : reason,
      ),
    );
    expect(named.length).toBeGreaterThan(15);
    expect(named.filter((reason) => !known.has(`errors.reason.${reason}`))).toEqual([]);
  });

  it("has no empty sentence", () => {
    for (const [key, text] of [...flat(english), ...flat(turkish)]) expect(text.trim(), key).not.toBe("");
  });

  it("chooses plural forms and writes numbers the way the language does", () => {
    expect(translator("en")("ui.table.rows", { count: 1 })).toBe("1 row");
    expect(translator("en")("ui.table.rows", { count: 1234 })).toBe("1,234 rows");
    expect(translator("tr")("ui.table.rows", { count: 1234 })).toBe("1.234 satır");
    expect(translator("tr")("settings.roles.people", { count: 0 })).toBe("Henüz kimse yok");
  });

  it("does not escape what React escapes anyway", () => {
    expect(translator("en")("shell.palette.empty", { query: "<b>&" })).toBe("Nothing found for “<b>&”");
  });

  it("chooses a plural form by a number only, and does without one", () => {
    const say = speak("en", { a: { day_one: "{{count}} day", day_other: "{{count}} days", due: "In {{count}} h" } });
    expect(say.find("a.day", { count: 0 })).toBe("0 days");
    expect(say.find("a.due", { count: 1 })).toBe("In 1 h");
    expect(say.find("a.day", { count: "many" })).toBeUndefined();
  });

  it("puts values in as they are, once, and nothing for what is not given", () => {
    const say = speak("en", { a: { greeting: "Hello {{ name }}, {{name}}{{rest}}" } });
    expect(say.find("a.greeting", { name: "$& {{rest}} $t(a)", constructor: "x" })).toBe(
      "Hello $& {{rest}} $t(a), $& {{rest}} $t(a)",
    );
  });

  it("says the key itself when there is no sentence, also for what every object has", () => {
    const say = speak("en", { a: { b: "B" } });
    for (const key of ["a", "a.c", "a.b.length", "constructor.name", "a.toString", ""]) {
      expect(say.find(key)).toBeUndefined();
      expect(say(key as MessageKey)).toBe(key);
    }
  });

  it("finds run-time keys only when they exist", () => {
    expect(translator("tr").find("errors.code.invalid")).toBe("Bazı bilgiler kabul edilmedi");
    expect(translator("tr").find("errors.nothing")).toBeUndefined();
  });
});

function flat(catalogue: Catalogue, path = ""): Map<string, string> {
  return new Map(
    Object.entries(catalogue).flatMap(([key, value]) =>
      typeof value === "string" ? [[path + key, value] as [string, string]] : [...flat(value, `${path}${key}.`)],
    ),
  );
}

function placeholders(text: string | undefined): string[] {
  return (text?.match(/\{\{\s*\w+/g) ?? []).map((found) => found.slice(2).trim()).sort();
}
