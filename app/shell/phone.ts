/** E.164 numbers for reading. Turkish numbers in their usual grouping, others in groups of three after the country code. */
export function phone(e164: string, style: "international" | "national" = "international"): string {
  const digits = e164.replace(/\D/g, "");
  if (!e164.startsWith("+") || digits.length < 7) return e164;
  const code = countryCode(digits);
  const rest = grouped(code, digits.slice(code.length));
  if (style === "national") return code === "90" ? `0${rest}` : rest;
  return `+${code} ${rest}`;
}

// One-digit codes and two-digit codes of ITU E.164; every other code has three digits.
const oneDigit = /^[17]/;
const twoDigits = /^(2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;

function countryCode(digits: string): string {
  return digits.slice(0, oneDigit.test(digits) ? 1 : twoDigits.test(digits) ? 2 : 3);
}

function grouped(code: string, rest: string): string {
  if ((code === "90" || code === "7") && rest.length === 10) return rest.replace(/(...)(...)(..)(..)/, "$1 $2 $3 $4");
  if (code === "1" && rest.length === 10) return rest.replace(/(...)(...)(....)/, "$1 $2 $3");
  return rest.replace(/(\d{3})(?=\d{3,})/g, "$1 ");
}
