import { describe, expect, test } from "vitest";
import samples from "./text.samples.json" with { type: "json" };
import { fold, hasBadText, normalizeEmail, slugify } from "./text.ts";

describe("fold", () => {
  test.each(samples)("%j gives %j", (text, folded) => {
    expect(fold(text ?? "")).toBe(folded);
  });

  test("lowering in Turkish first and mapping after gives the same", () => {
    const map: Record<string, string> = { ç: "c", ğ: "g", ı: "i", ö: "o", ş: "s", ü: "u", â: "a", î: "i", û: "u" };
    for (const letter of "ABCÇDEFGĞHIİJKLMNOÖPRSŞTUÜVYZabcçdefgğhıijklmnoöprsştuüvyzâîûÂÎÛ") {
      const lower = letter.toLocaleLowerCase("tr-TR");
      expect(fold(letter), letter).toBe(map[lower] ?? lower);
    }
  });

  test("is idempotent on every character", () => {
    for (let code = 1; code < 0x30000; code++) {
      if (code >= 0xd800 && code < 0xe000) continue;
      const once = fold(`a${String.fromCodePoint(code)}b`);
      if (fold(once) !== once) expect.fail(`U+${code.toString(16)}`);
    }
  });

  test("the short way for plain ASCII agrees with the long way", () => {
    for (let code = 1; code < 128; code++) {
      const text = `A ${String.fromCharCode(code)} B`;
      expect(fold(text), `U+${code.toString(16)}`).toBe(fold(`${text}\u200b`));
    }
  });
});

test("bad text is a NUL or half a pair", () => {
  for (const bad of ["a\0b", "\0", "\ud800", "x\udc00y", "\udc00\ud800"]) expect(hasBadText(bad), bad).toBe(true);
  for (const good of ["", "Işıl", "🙂", "a\u0001b", "\ufffd"]) expect(hasBadText(good), good).toBe(false);
});

describe("normalizeEmail", () => {
  test.each([
    ["  Info@Anka.EXAMPLE ", "info@anka.example"],
    ["IBRAHIM@ANKA.EXAMPLE", "ibrahim@anka.example"],
    ["O\u0308ZGE@anka.example", "özge@anka.example"],
    ["ÖZGE@anka.example", "özge@anka.example"],
  ])("%j gives %j", (raw, email) => {
    expect(normalizeEmail(raw)).toBe(email);
    expect(normalizeEmail(email)).toBe(email);
  });

  test("no dotted or dotless letter becomes an ASCII i", () => {
    for (const raw of ["mıke@anka.example", "mİke@anka.example", "mI\u0307ke@anka.example"])
      expect(normalizeEmail(raw)).not.toBe("mike@anka.example");
  });
});

test.each([
  ["Yücel Mimarlık", "yucel-mimarlik"],
  ["IŞIL & İPEK A.Ş.", "isil-ipek-a-s"],
  ["Ege'nin Yıldızı", "egenin-yildizi"],
  ["-- 3. Köprü --", "3-kopru"],
  ["株式会社", ""],
  [`${"a".repeat(62)} b`, "a".repeat(62)],
])("slugify(%j) is %j", (text, slug) => {
  expect(slugify(text)).toBe(slug);
});
