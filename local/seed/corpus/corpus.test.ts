import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { describe, expect, test } from "vitest";
import { parsePhone } from "#worker/kernel/phone.ts";
import { fold, hasBadText, normalizeEmail } from "#worker/kernel/text.ts";
import { findDistrict, findProvince, isDistrict } from "#worker/modules/customers/places/options.ts";
import { checkTaxNumber } from "#worker/modules/customers/tax-number.ts";
import {
  bulkCustomers,
  companies,
  dealAmount,
  dealTitles,
  lostReasons,
  noteTexts,
  people,
  random,
  realShape,
  taskTitles,
  weighted,
} from "./index.ts";

const firms = companies(1500, 7);
const persons = people(2500, 7, "tr", firms);

describe("chance", () => {
  test("is the same for the same seed and even", () => {
    expect([random(1).next(), random(1).next()]).toEqual([0.6270739405881613, 0.6270739405881613]);
    const r = random(3);
    const seen = new Set(Array.from({ length: 200 }, () => r.int(2, 5)));
    expect([...seen].toSorted()).toEqual([2, 3, 4, 5]);
    const pick = weighted([
      ["a", 3],
      ["b", 1],
    ]);
    let a = 0;
    for (let i = 0; i < 40_000; i++) if (pick(r) === "a") a++;
    expect(a / 40_000).toBeCloseTo(0.75, 1);
  });
});

test("a shorter list is the beginning of a longer one, another seed another list", () => {
  expect(people(20, 5)).toEqual(people(50, 5).slice(0, 20));
  expect(companies(20, 5)).toEqual(companies(50, 5).slice(0, 20));
  expect(realShape(200, 5)).toEqual(realShape(200, 5));
  expect(people(20, 6)).not.toEqual(people(20, 5));
});

describe("samples", () => {
  const all = [...persons, ...firms];

  test("phones are valid numbers of the right kind", () => {
    for (const { phones, kind } of all)
      for (const [i, phone] of phones.entries()) {
        const parsed = parsePhoneNumberFromString(phone);
        expect(parsed?.isValid(), phone).toBe(true);
        expect(parsed?.getType(), phone).toBe((kind === "person") === (i === 0) ? "MOBILE" : "FIXED_LINE");
      }
  });

  test("places exist and the large ones lead", () => {
    for (const { province, district } of all) expect(isDistrict(province, district)).toBe(true);
    const share = (name: string) => all.filter(({ province }) => province === name).length / all.length;
    expect(share("İstanbul")).toBeGreaterThan(0.15);
    expect(share("İstanbul")).toBeLessThan(0.22);
    expect(new Set(all.map(({ province }) => province)).size).toBeGreaterThan(70);
  });

  test("tax numbers have right check digits and the right length", () => {
    for (const { taxNumber, kind } of all) {
      if (taxNumber === null) continue;
      expect(checkTaxNumber(taxNumber)).toBe("ok");
      expect(taxNumber).toHaveLength(kind === "company" ? 10 : 11);
    }
  });

  test("addresses are unique, ASCII and lead nowhere", () => {
    const emails = all.map(({ email }) => email);
    expect(new Set(emails).size).toBe(emails.length);
    for (const email of emails) {
      expect(email).toMatch(/^[a-z0-9.-]+@[a-z0-9-]+\.example$/);
      expect(normalizeEmail(email)).toBe(email);
    }
  });

  test("names hold every Turkish letter", () => {
    const letters = new Set(all.map(({ name }) => name).join(""));
    for (const letter of "abcçdefgğhıijklmnoöprsştuüvyzâABCÇDEFGHIİJKLMNOÖPRSŞTUÜVYZ")
      expect(letters, letter).toContain(letter);
  });

  test("birthdays are days, employers exist", () => {
    for (const { birthday, company } of persons) {
      if (birthday) expect(new Date(birthday).toISOString().slice(0, 10)).toBe(birthday);
      if (company !== null) expect(firms[company]).toBeDefined();
    }
  });
});

test("words come in both languages, without repetition", () => {
  for (const words of [taskTitles, noteTexts, lostReasons]) {
    expect(words("tr")).toHaveLength(words("en").length);
    for (const language of ["tr", "en"] as const) expect(new Set(words(language)).size).toBe(words(language).length);
  }
  expect(fold(taskTitles("en").join(" "))).toBe(taskTitles("en").join(" ").toLowerCase());
});

test("amounts are whole minor units within reason", () => {
  const r = random(9);
  for (const deal of dealTitles("tr"))
    for (const currency of ["TRY", "EUR", "USD"] as const) {
      const minor = dealAmount(r, deal, currency);
      expect(Number.isSafeInteger(minor) && minor >= 5000 && minor % 5000 === 0, `${minor}`).toBe(true);
      if (currency === "TRY") expect(minor / 100).toBeGreaterThanOrEqual(deal.lira[0]);
      expect(minor / 100).toBeLessThanOrEqual(deal.lira[1]);
    }
});

describe("the list an agency brings", () => {
  const list = realShape(5000, 2026);
  const share = (is: (raw: (typeof list)[number]) => unknown) => list.filter(is).length / list.length;

  test("has the shape of a real one", () => {
    expect(list).toHaveLength(5000);
    expect(share(({ kind }) => kind === "company")).toBeCloseTo(0.4, 1);
    expect(share(({ emails }) => emails.length === 0)).toBeGreaterThan(0.1);
    expect(share(({ emails }) => emails.length > 1)).toBeGreaterThan(0.08);
    expect(share(({ phones }) => phones.length === 0)).toBeGreaterThan(0.03);
    expect(share(({ taxNumber }) => taxNumber?.includes(" "))).toBeGreaterThan(0.05);
    expect(share(({ name }) => name !== name.trim() || name === name.toLocaleUpperCase("tr-TR"))).toBeGreaterThan(0.1);
    expect(share(({ notes }) => notes.length > 0)).toBeGreaterThan(0.2);
    const phones = new Set(list.flatMap((raw) => raw.phones.map((phone) => phone.replace(/\d/g, "9"))));
    expect(phones.size).toBeGreaterThanOrEqual(12);
  });

  test("can be understood, field by field", () => {
    for (const { phones, taxNumber, address, name } of list) {
      expect(hasBadText(name)).toBe(false);
      for (const phone of phones) expect(parsePhone(phone), phone).toHaveProperty("e164");
      if (taxNumber) expect(checkTaxNumber(taxNumber)).not.toBe("bad_format");
      if (!address?.province) continue;
      expect(findProvince(address.province), address.province).toBeDefined();
      if (address.district) expect(findDistrict(address.province, address.district), address.district).toBeDefined();
    }
    const wrong = list.filter(({ taxNumber }) => taxNumber && checkTaxNumber(taxNumber) === "bad_checksum").length;
    expect(wrong).toBeGreaterThan(0);
    expect(wrong).toBeLessThan(50);
  });
});

test("filling a database: unique addresses, at least 40,000 in a second of processor time", () => {
  const start = process.threadCpuUsage();
  const emails = new Set<string>();
  for (const { email } of bulkCustomers(50_000, 1)) emails.add(email);
  expect(emails.size).toBe(50_000);
  expect(process.threadCpuUsage(start).user / 1000).toBeLessThan(1250);
});
