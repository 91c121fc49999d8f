const DAY = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^\d{2}:\d{2}$/;
const END = "23:59";
const A_DAY = 86_400_000;

/** The moment of a day and a time on a person's own clock. Without a time it is the last minute of the day. */
export function momentOf(day: string, time: string, timeZone: string): string | undefined {
  const wanted = Date.parse(`${day}T${TIME.test(time) ? time : END}Z`);
  if (!DAY.test(day) || Number.isNaN(wanted) || !isZone(timeZone)) return undefined;
  // The offset then is that of a day before or after; an hour that clocks leave out is the one after it.
  const candidates = [-A_DAY, A_DAY].map((shift) => wanted - offsetAt(wanted + shift, timeZone));
  const real = candidates.find((moment) => moment + offsetAt(moment, timeZone) === wanted);
  return new Date(real ?? Math.max(...candidates)).toISOString();
}

/** The day and the time that `momentOf` made a moment of; no time when it is the end of the day. */
export function partsOf(moment: string, timeZone: string): { day: string; time: string } {
  const at = Date.parse(moment);
  const wall = new Date(at + offsetAt(at, timeZone)).toISOString();
  const [day, time] = [wall.slice(0, 10), wall.slice(11, 16)];
  return { day, time: time === END ? "" : time };
}

/** How far the clocks of a zone are ahead of UTC, in milliseconds. */
function offsetAt(moment: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  }).formatToParts(moment);
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  const wall = Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute"), of("second"));
  return wall - Math.floor(moment / 1000) * 1000;
}

function isZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}
