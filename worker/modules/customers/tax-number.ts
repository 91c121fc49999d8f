export type TaxNumberCheck = "ok" | "bad_checksum" | "bad_format";

/**
 * Checks a Turkish tax number: a company's VKN (10 digits) or a person's TCKN (11 digits, not starting with 0). The
 * format is binding. The checksum is a warning only: numbers in the authority's own samples fail it.
 */
export function checkTaxNumber(value: string): TaxNumberCheck {
  const number = tidyTaxNumber(value);
  if (/^\d{10}$/.test(number)) return number[9] === vknCheckDigit(number) ? "ok" : "bad_checksum";
  if (/^[1-9]\d{10}$/.test(number)) return number.slice(9) === tcknCheckDigits(number) ? "ok" : "bad_checksum";
  return "bad_format";
}

/** The form to store: "481 005 85 90" becomes "4810058590". Only blanks go, so that nothing wrong looks right. */
export function tidyTaxNumber(value: string): string {
  return value.replace(/[\s\u200b-\u200f\u202a-\u202e\ufeff]/g, "");
}

/**
 * The tenth digit of a VKN (rule of the Revenue Administration, GİB). Digit i (1 to 9): a = (digit + 10 - i) mod 10, then
 * b = a · 2^(10-i) mod 9, where 9 stays 9. The check digit brings the sum of all b to a multiple of 10.
 */
export function vknCheckDigit(number: string): string {
  let sum = 0;
  for (let i = 1; i <= 9; i++) {
    const a = (digit(number, i) + 10 - i) % 10;
    sum += a === 9 ? 9 : (a * 2 ** (10 - i)) % 9;
  }
  return String((10 - (sum % 10)) % 10);
}

/**
 * The last two digits of a TCKN (rule of the civil registry, NVİ). Tenth: 7 · (d1+d3+d5+d7+d9) − (d2+d4+d6+d8) mod 10.
 * Eleventh: the sum of the first ten mod 10.
 */
export function tcknCheckDigits(number: string): string {
  let odd = 0;
  let even = 0;
  for (let i = 1; i <= 9; i += 2) odd += digit(number, i);
  for (let i = 2; i <= 8; i += 2) even += digit(number, i);
  const tenth = (((odd * 7 - even) % 10) + 10) % 10;
  return `${tenth}${(odd + even + tenth) % 10}`;
}

function digit(number: string, place: number): number {
  return number.charCodeAt(place - 1) - 48;
}
