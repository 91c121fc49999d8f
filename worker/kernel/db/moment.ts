/** How Postgres writes a moment when the session's zone is UTC: `2026-11-22 18:10:00.123456+00`, the fraction cut short. */
const IN_UTC = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.(\d{1,6}))?\+00$/;

/** Postgres' text as `Date.prototype.toISOString` has it, which is where a page of rows would spend its time. */
export function isoOf(text: string): string {
  const found = IN_UTC.exec(text);
  if (!found) return new Date(text).toISOString();
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${(found[1] ?? "").padEnd(3, "0").slice(0, 3)}Z`;
}
