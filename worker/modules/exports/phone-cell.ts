import { formatPhone } from "#worker/kernel/phone.ts";

/** With its country and its gaps, `+90 532 418 20 77`: no spreadsheet takes that for a number and rounds it. */
export function phoneCell(e164: string): string {
  return formatPhone(e164, ABROAD);
}

const ABROAD = "";
