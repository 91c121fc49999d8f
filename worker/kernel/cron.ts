/**
 * True when a five-field cron expression (minute hour day month weekday, UTC) names this minute. Numbers, `*`, ranges,
 * lists and steps; Sunday is 0 or 7. As in POSIX crontab, day and weekday are alternatives when both are restricted.
 * Throws when the expression cannot be read.
 */
export function cronMatches(cron: string, time: number): boolean {
  const fields = cron.trim().split(/\s+/);
  if (fields.length !== FIELDS.length) throw new Error(`Not a cron expression: ${cron}`);
  const sets = fields.map((field, i) => valuesOf(field, FIELDS[i] ?? [0, 0], cron));
  const now = new Date(time);
  const parts = [now.getUTCMinutes(), now.getUTCHours(), now.getUTCDate(), now.getUTCMonth() + 1, now.getUTCDay()];
  const [minute, hour, day, month, weekday] = parts.map((part, i) => sets[i]?.has(part) ?? false);
  const [anyDay, anyWeekday] = [fields[2]?.startsWith("*"), fields[4]?.startsWith("*")];
  const today = anyDay || anyWeekday ? day && weekday : day || weekday;
  return Boolean(minute && hour && month && today);
}

const FIELDS: [number, number][] = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 7],
];

function valuesOf(field: string, [least, most]: [number, number], cron: string): Set<number> {
  const values = new Set<number>();
  for (const part of field.split(",")) {
    const [, star, from, to, every] = /^(?:(\*)|(\d{1,2})(?:-(\d{1,2}))?)(?:\/(\d{1,2}))?$/.exec(part) ?? [];
    const first = star ? least : Number(from);
    const last = star || (every && !to) ? most : Number(to ?? from);
    const step = Number(every ?? 1);
    const sound = (star || from) && step > 0 && first >= least && last <= most && first <= last;
    if (!sound) throw new Error(`Not a cron expression: ${cron}`);
    for (let value = first; value <= last; value += step) values.add(most === 7 ? value % 7 : value);
  }
  return values;
}
