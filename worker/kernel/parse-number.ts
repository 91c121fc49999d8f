/**
 * What a person typed as a number: `1.234,56` in Turkish, `1,234.56` in English; symbols and spaces are ignored. A lone
 * separator that cannot group thousands is taken as the decimal one (`12.5` typed by a Turk). Undefined when it is none, and
 * where a word multiplies it (`12 bin`, `3k`): it would be read as a thousandth of what is meant.
 */
export function parseNumber(text: string, separators: { decimal: string; group: string }): number | undefined {
  if (MULTIPLIED.test(text)) return undefined;
  const typed = text.replace(/[^\d.,\-−]/g, "").replace("−", "-");
  if (!/\d/.test(typed)) return undefined;
  const decimal = decimalSign(typed, separators);
  const plain = [...typed]
    .filter((sign) => /[\d-]/.test(sign) || sign === decimal)
    .join("")
    .replace(decimal ?? ".", ".");
  return /^-?\d*\.?\d*$/.test(plain) ? Number(plain) : undefined;
}

const MULTIPLIED = /\d\s*(?:k|bin|mn|mio|mlr|bn|milyon|milyar|thousand|million|billion)(?!\p{L})/iu;

function decimalSign(typed: string, { decimal, group }: { decimal: string; group: string }): string | undefined {
  if (typed.includes(decimal)) return decimal;
  const parts = typed.split(group);
  const grouped = parts.length > 1 && parts.slice(1).every((part) => part.length === 3) && (parts[0]?.length ?? 0) <= 4;
  return parts.length === 2 && !grouped ? group : undefined;
}
