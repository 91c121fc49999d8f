/**
 * The form in which text is searched and compared: lower case, no diacritics, one space between words. All four of
 * "Işıl", "ISIL", "isil", "IŞIL" give "isil". Idempotent. `app.fold(text)` in the database is the same function; a test
 * holds them equal over `text.samples.json`.
 */
export function fold(text: string): string {
  if (plain.test(text)) return text.toLowerCase().replace(spaces, " ").trim();
  // Decomposing first turns İ into I + dot, so lower casing needs no locale and equals Postgres' simple mapping.
  return text
    .normalize("NFKD")
    .replace(invisible, "")
    .toLowerCase()
    .replace(undecomposed, (letter) => letters[letter] ?? letter)
    .replace(spaces, " ")
    .trim();
}

/** True for what Postgres or JSON cannot carry: a NUL, or half of a surrogate pair. */
export function hasBadText(text: string): boolean {
  return text.includes("\0") || !text.isWellFormed();
}

/**
 * One spelling per mailbox: composed, trimmed, lower case in no locale. `I` becomes `i` for everybody, while `ı` and `İ`
 * stay what they are, so an address with them never becomes somebody else's ASCII address. Validate the result, and send
 * mail to the result only.
 */
export function normalizeEmail(email: string): string {
  return email
    .normalize("NFC")
    .trim()
    .replace(/[^İ]+/g, (part) => part.toLowerCase());
}

/** `a-z`, `0-9` and single hyphens, at most `max` long; empty when nothing is left. */
export function slugify(text: string, max = 63): string {
  return fold(text)
    .replace(/['’]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+/, "")
    .slice(0, max)
    .replace(/-+$/, "");
}

const plain = /^[\t-\r -~]*$/;
// Combining marks, soft hyphen, zero-width and direction marks (they come along when a number is copied from a phone).
const invisible = /[\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
const spaces = /[\t-\r \u0085\u1680\u2028\u2029]+/g;
const undecomposed = /[ıøđłςßæœ]/g;
const letters: Record<string, string> = { ı: "i", ø: "o", đ: "d", ł: "l", ς: "σ", ß: "ss", æ: "ae", œ: "oe" };
