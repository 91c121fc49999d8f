import { tcknCheckDigits, vknCheckDigit } from "#worker/modules/customers/tax-number.ts";
import type { Random } from "./random.ts";

/** A Turkish mobile number in E.164. */
export function mobile(r: Random): string {
  return `+90${r.pick(operators)}${digits(r, 7)}`;
}

/** A land line in E.164, in the area given ("216"). */
export function landline(r: Random, area: string): string {
  return `+90${area}${r.int(2, 8)}${digits(r, 6)}`;
}

/** A person's tax number with right check digits. */
export function tckn(r: Random): string {
  const nine = `${r.int(1, 9)}${digits(r, 8)}`;
  return nine + tcknCheckDigits(nine);
}

/** A company's tax number with a right check digit. */
export function vkn(r: Random): string {
  const nine = digits(r, 9);
  return nine + vknCheckDigit(nine);
}

function digits(r: Random, length: number): string {
  return String(Math.floor(r.next() * 10 ** length)).padStart(length, "0");
}

const operators =
  `530 531 532 533 534 535 536 537 538 539 540 541 542 543 544 545 546 547 548 549 501 505 506 507 551 552 553 554
555 559`.split(/\s+/);
