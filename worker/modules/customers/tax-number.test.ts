import { expect, test } from "vitest";
import { checkTaxNumber, tcknCheckDigits, tidyTaxNumber, vknCheckDigit } from "./tax-number.ts";

// Published by their owners: a bank's, two telephone companies', an airline's. And the registry's well-known sample.
test.each(["4810058590", "8760052205", "8770013406", "8790017566", "10000000146"])("%s is ok", (number) => {
  expect(checkTaxNumber(number)).toBe("ok");
});

test.each(["1288331521", "11111111111"])("the authority's sample %s fails the checksum and no more", (number) => {
  expect(checkTaxNumber(number)).toBe("bad_checksum");
});

test("every single wrong digit is found, in both kinds", () => {
  for (let i = 0; i < 40; i++) {
    const nine = String(100_000_000 + i * 22_222_201);
    for (const number of [nine + vknCheckDigit(nine), nine + tcknCheckDigits(nine)]) {
      expect(checkTaxNumber(number)).toBe("ok");
      for (let place = 0; place < number.length; place++)
        for (let step = 1; step < 10; step++) {
          const other = String((Number(number[place]) + step) % 10);
          const wrong = number.slice(0, place) + other + number.slice(place + 1);
          const format = number.length === 11 && wrong.startsWith("0");
          expect(checkTaxNumber(wrong), `${number} ${wrong}`).toBe(format ? "bad_format" : "bad_checksum");
        }
    }
  }
});

test("blanks do not count", () => {
  expect(checkTaxNumber(" 481 005 85 90 ")).toBe("ok");
  expect(tidyTaxNumber("\u202a481\u00a0005\u00a085\u00a090")).toBe("4810058590");
});

test.each(["", "481005859", "481005859012", "481005859O", "01000000146", "4810-058590", "４８１００５８５９０"])(
  "%j has no format of ours",
  (value) => {
    expect(checkTaxNumber(value)).toBe("bad_format");
  },
);
