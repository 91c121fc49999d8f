import { isSupportedCountry, parsePhoneNumberFromString, validatePhoneNumberLength } from "libphonenumber-js/min";

export type PhoneError = "bad_format" | "bad_country" | "too_short" | "too_long" | "bad_number";
export type ParsedPhone = { e164: string; extension?: string } | { error: PhoneError };

/**
 * Reads one number as people write it, in any spelling and any digits, and returns it as E.164. Without a country code it
 * belongs to `defaultCountry` (ISO 3166-1 alpha-2). An extension ("dahili 12", "/12") is returned beside the number. Two
 * numbers in one text, or words around one, are refused: dropping them would lose something silently. Server only, the
 * table of countries weighs 80 kB.
 */
export function parsePhone(text: string, defaultCountry = "TR"): ParsedPhone {
  if (!isSupportedCountry(defaultCountry)) return { error: "bad_country" };
  if (text.length > 100) return { error: "too_long" };
  const tidied = tidy(text);
  const options = { defaultCountry, extract: false } as const;
  const phone = parsePhoneNumberFromString(tidied, options);
  if (!phone?.isValid()) return { error: errors[validatePhoneNumberLength(tidied, options) ?? "INVALID_LENGTH"] };
  return phone.ext ? { e164: phone.number, extension: phone.ext } : { e164: phone.number };
}

/** The number as a person in `country` expects it: national at home, international abroad. What is no number stays. */
export function formatPhone(e164: string, country = "TR"): string {
  const phone = parsePhoneNumberFromString(e164, { extract: false });
  if (!phone) return e164;
  return phone.country === country ? phone.formatNational() : phone.formatInternational();
}

const errors = {
  NOT_A_NUMBER: "bad_format",
  INVALID_COUNTRY: "bad_country",
  TOO_SHORT: "too_short",
  TOO_LONG: "too_long",
  INVALID_LENGTH: "bad_number",
} as const satisfies Record<string, PhoneError>;

// Direction marks and no-break spaces come along from address books; "dahili" and "/12" are how extensions look here.
function tidy(text: string): string {
  return text
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, "")
    .trim()
    .replace(/^tel:/i, "")
    .replace(/(?:\s*(?:[-,(]\s*)?\b(?:dahili|dah|iç hat|ext)\b[.:]?\s*|\s*\/\s*)(\d{1,5})\)?$/i, " ext. $1");
}
