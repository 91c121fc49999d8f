import { describe, expect, test } from "vitest";
import { formatPhone, parsePhone } from "./phone.ts";

test.each([
  "0532 418 20 77",
  "532 418 20 77",
  "5324182077",
  "+90 (532) 418-20-77",
  "0090 532 418 20 77",
  "00905324182077",
  "90 532 418 20 77",
  "+90 0532 418 20 77",
  "+90 (0) 532 418 20 77",
  "0(532)4182077",
  "0532.418.20.77",
  "0532-418-20-77",
  "٠٥٣٢ ٤١٨ ٢٠ ٧٧",
  "۰۵۳۲۴۱۸۲۰۷۷",
  "０５３２４１８２０７７",
  "\u202a+90\u00a0532\u00a0418\u00a020\u00a077\u202c",
  "tel:+905324182077",
])("%j is one mobile number", (text) => {
  expect(parsePhone(text)).toEqual({ e164: "+905324182077" });
});

test.each([
  ["(0212) 123 45 67", "+902121234567"],
  ["444 0 532", "+904440532"],
  ["0850 222 33 44", "+908502223344"],
  ["+49 30 901820", "+4930901820"],
  ["+1 202 555 0143", "+12025550143"],
])("%j is %s", (text, e164) => {
  expect(parsePhone(text)).toEqual({ e164 });
});

test("another default country", () => {
  expect(parsePhone("030 901820", "DE")).toEqual({ e164: "+4930901820" });
  expect(parsePhone("0532 418 20 77", "XX")).toEqual({ error: "bad_country" });
});

test.each([
  "dahili 12",
  "Dahili: 12",
  "(dahili 12)",
  "dah. 12",
  "/12",
  " / 12",
  "x12",
  "#12",
  "ext. 12",
  "- iç hat 12",
])("extension %j", (extension) => {
  expect(parsePhone(`0212 123 45 67 ${extension}`)).toEqual({ e164: "+902121234567", extension: "12" });
});

test.each([
  ["", "bad_format"],
  ["yok", "bad_format"],
  ["0532 418 20 77 (Ahmet)", "bad_format"],
  ["0532 418 20 77 / 0212 123 45 67", "too_long"],
  ["0532 418 20 77, 0533 418 20 77", "bad_format"],
  ["5,32418E+09", "bad_format"],
  ["+999 123 45 67", "bad_country"],
  ["0532 41", "too_short"],
  ["0532 418 20", "bad_number"],
  ["112", "too_short"],
  ["0532 418 20 77 77 77", "too_long"],
  ["0111 111 11 11", "bad_number"],
])("%j is refused as %s", (text, error) => {
  expect(parsePhone(text)).toEqual({ error });
});

test("an endless text is refused at once", () => {
  expect(parsePhone("1".repeat(1_000_000))).toEqual({ error: "too_long" });
  expect(parsePhone(` ${" ".repeat(100_000)}/`)).toEqual({ error: "too_long" });
});

describe("formatPhone", () => {
  test.each([
    ["+905324182077", "TR", "0532 418 20 77"],
    ["+902121234567", "TR", "(0212) 123 45 67"],
    ["+905324182077", "DE", "+90 532 418 20 77"],
    ["+4930901820", "TR", "+49 30 901820"],
    ["+4930901820", "DE", "030 901820"],
    ["dahili 12", "TR", "dahili 12"],
  ])("%s in %s is %s", (e164, country, text) => {
    expect(formatPhone(e164, country)).toBe(text);
  });
});
