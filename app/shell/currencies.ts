const usual = ["TRY", "EUR", "USD", "GBP"];

/** What is offered as a currency: the ones at hand first, then the usual ones. */
export function currencies(...first: string[]): string[] {
  return [...new Set([...first, ...usual])];
}
