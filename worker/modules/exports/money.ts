import type { Cell } from "#worker/kernel/exportable.ts";

/** Minor units as the decimal that people know: 123456 kuruş is `1234.56`. */
export function money(minor: number, currency: string): Cell {
  const digits = digitsOf(currency);
  return { decimal: (minor / 10 ** digits).toFixed(digits), digits };
}

const known = new Map<string, number>();

function digitsOf(currency: string): number {
  const found = known.get(currency);
  if (found !== undefined) return found;
  const { maximumFractionDigits: digits = 2 } = new Intl.NumberFormat("en", {
    style: "currency",
    currency,
  }).resolvedOptions();
  known.set(currency, digits);
  return digits;
}
