/** The choices of a tenant's looks and place; browser-safe. */
export const RADII = ["none", "small", "medium", "large"] as const;
export const FONTS = ["inter", "system", "serif"] as const;
export const LANGUAGES = ["tr", "en"] as const;
export const CURRENCIES = [
  "TRY",
  "EUR",
  "USD",
  "GBP",
  "CHF",
  "SEK",
  "NOK",
  "DKK",
  "PLN",
  "BGN",
  "RON",
  "AZN",
  "GEL",
  "SAR",
  "AED",
  "QAR",
  "KWD",
  "CAD",
  "AUD",
  "JPY",
] as const;
export const LEGAL_LINKS = 6;
/** From this part of a limit on people are warned. */
export const NEARLY_USED = 0.8;
