import type { Language } from "#messages";
import { dayFormats } from "./format-days.ts";
import { initials } from "./initials.ts";
import { phone } from "./phone.ts";

/** Where a reader is: language, optional regional locale, IANA time zone, ISO currency, and the moment of the page. */
export type Place = {
  language: Language;
  locale?: string;
  timeZone: string;
  currency: string;
  now?: Date | number | string;
};
export type Format = ReturnType<typeof createFormat>;

const locales: Record<Language, string> = { tr: "tr-TR", en: "en-GB" };

/** Everything that is written differently from place to place. Pure: the same on the server and in the browser. */
export function createFormat(place: Place) {
  const locale = place.locale ?? locales[place.language];
  return {
    locale,
    language: place.language,
    timeZone: place.timeZone,
    currency: place.currency,
    ...numberFormats(locale, place),
    ...dayFormats(locale, place),
    ...textFormats(locale, place.language),
    phone,
  };
}

function numberFormats(locale: string, place: Place) {
  const number = (value: number, options?: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat(locale, options).format(value);
  return {
    number,
    /** `0.216` → `21.6%` in English, `%21,6` in Turkish. */
    percent: (ratio: number, digits = 1) => number(ratio, { style: "percent", maximumFractionDigits: digits }),
    /** `+12`, `−3`: for changes. */
    signed: (value: number, options?: Intl.NumberFormatOptions) =>
      number(value, { signDisplay: "exceptZero", ...options }),
    /** `1.2K`, `1,2 B`: for charts and cards. */
    compact: (value: number) => number(value, { notation: "compact", maximumFractionDigits: 1 }),
    /** Integer minor units: `123456, "TRY"` → `1.234,56 ₺` in Turkish, `₺1,234.56` in English. */
    money: (minor: number | bigint, currency = place.currency, options?: MoneyOptions) =>
      money(locale, minor, currency, options),
    /** Bytes, decimal: `1.5 MB`. */
    fileSize: (bytes: number) => fileSize(number, bytes),
    /** The character before decimals, and the one between thousands. */
    separators: separators(locale),
  };
}

/** `whole` drops the minor part; `compact` writes `1.2M`. */
export type MoneyOptions = { whole?: boolean; compact?: boolean };

/** How many minor digits a currency has: 2 for TRY, 0 for JPY, 3 for KWD. */
export function minorDigits(currency: string): number {
  return new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

function money(
  locale: string,
  minor: number | bigint,
  currency: string,
  { whole = false, compact = false }: MoneyOptions = {},
): string {
  const digits = minorDigits(currency);
  const format = new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
    ...(compact ? { notation: "compact", maximumFractionDigits: 1, minimumFractionDigits: 0 } : {}),
    ...(whole ? { maximumFractionDigits: 0, minimumFractionDigits: 0 } : {}),
  });
  const parts = format.formatToParts(Number(minor) / 10 ** digits);
  if (!locale.startsWith("tr")) return parts.map((part) => part.value).join("");
  const symbol = parts.find((part) => part.type === "currency")?.value ?? currency;
  const rest = parts.filter((part) => part.type !== "currency").map((part) => part.value);
  return `${rest.join("").trim()}\u00a0${symbol}`;
}

function fileSize(number: (value: number, options?: Intl.NumberFormatOptions) => string, bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  const step = bytes < 1 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), units.length - 1);
  return `${number(bytes / 1000 ** step, { maximumFractionDigits: step === 0 ? 0 : 1 })}\u00a0${units[step]}`;
}

function separators(locale: string): { decimal: string; group: string } {
  const parts = new Intl.NumberFormat(locale).formatToParts(1234567.8);
  const of = (type: string, fallback: string) => parts.find((part) => part.type === type)?.value ?? fallback;
  return { decimal: of("decimal", "."), group: of("group", ",") };
}

function textFormats(locale: string, language: Language) {
  const collator = new Intl.Collator(locale, { numeric: true, sensitivity: "variant" });
  return {
    compare: (one: string, other: string) => collator.compare(one, other),
    upper: (text: string) => text.toLocaleUpperCase(locale),
    lower: (text: string) => text.toLocaleLowerCase(locale),
    initials: (name: string, kind: "person" | "company" = "person") => initials(name, kind, language),
    /** `A, B and C`. */
    list: (items: readonly string[], type: "conjunction" | "disjunction" = "conjunction") =>
      new Intl.ListFormat(locale, { type }).format(items),
  };
}
