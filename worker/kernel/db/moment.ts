/**
 * Postgres' text as `Date.prototype.toISOString` has it. Where a session's zone is UTC, Postgres writes
 * `2026-11-22 18:10:00.123456+00`, the fraction cut short: that is taken apart by place, for a page of rows has hundreds.
 */
export function isoOf(text: string): string {
  if (text[4] !== "-" || text[10] !== " " || !text.endsWith("+00")) return new Date(text).toISOString();
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${text.slice(20, -3).padEnd(3, "0").slice(0, 3)}Z`;
}
