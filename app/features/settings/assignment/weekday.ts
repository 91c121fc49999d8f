/** What a day of the week is called; Monday is 1. */
export function weekday(language: string, day: number, length: "short" | "long"): string {
  // 2024 began on a Monday.
  return new Intl.DateTimeFormat(language, { weekday: length, timeZone: "UTC" }).format(Date.UTC(2024, 0, day));
}
