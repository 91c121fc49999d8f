/** How a document tells figures in the customer's language: `1.234,56 ₺` and `22.11.2026`, or `TRY 1,234.56` and `22 Nov 2026`. */
export function formatIn(language: "tr" | "en") {
  const locale = language === "tr" ? "tr-TR" : "en-GB";
  const number = (value: number, most = 3) =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: most }).format(value);
  return {
    number,
    percent: (basisPoints: number) =>
      new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 }).format(basisPoints / 10_000),
    day: (day: string) =>
      new Intl.DateTimeFormat(locale, { dateStyle: language === "tr" ? "short" : "medium", timeZone: "UTC" }).format(
        new Date(`${day}T00:00:00Z`),
      ),
    moment: (moment: string, timeZone: string) =>
      new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone }).format(new Date(moment)),
    money(minor: number, currency: string): string {
      const plain = new Intl.NumberFormat(locale, { style: "currency", currency, currencyDisplay: "narrowSymbol" });
      const digits = plain.resolvedOptions().maximumFractionDigits ?? 2;
      const amount = new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
      const symbol = plain.formatToParts(0).find(({ type }) => type === "currency")?.value ?? currency;
      const value = amount.format(minor / 10 ** digits);
      // Turkish writes it behind, as people do, whatever the locale's table says.
      if (language === "tr") return `${value}\u00a0${symbol}`;
      return symbol.length > 1 ? `${symbol}\u00a0${value}` : `${symbol}${value}`;
    },
  };
}
