import { fold } from "#worker/kernel/text.ts";

const NAMES: Record<string, readonly string[]> = {
  TRY: ["₺", "tl", "turk lirasi", "lira", "turkish lira", "trl"],
  USD: ["$", "us$", "dolar", "amerikan dolari", "abd dolari", "dollar", "us dollar"],
  EUR: ["€", "avro", "euro"],
  GBP: ["£", "sterlin", "ingiliz sterlini", "pound", "british pound"],
};

/** How people and other programs write currencies. */
export const currencyNames = Object.entries(NAMES).flatMap(([value, names]) =>
  [value, ...names].map((label) => ({ value, label })),
);

/** The currency that an amount is written with: "1.250,00 $", "EUR 40". */
export function currencyIn(amount: string): string | undefined {
  const written = fold(amount.replace(/[\d.,\s'’−-]+/g, " ")).trim();
  if (written === "") return undefined;
  return currencyNames.find(({ label }) => fold(label) === written)?.value ?? codeIn(written);
}

function codeIn(written: string): string | undefined {
  return /^[a-z]{3}$/.test(written) ? written.toUpperCase() : undefined;
}
