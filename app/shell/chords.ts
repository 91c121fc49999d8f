export type Chords = Readonly<Record<string, () => void>>;
type Press = { key: string; metaKey: boolean; ctrlKey: boolean; altKey: boolean };

/** What a key does, given the keys just before it; `pending` is what a longer chord may go on from. */
export function nextChord(
  chords: Chords,
  before: string,
  event: Press,
): { run: (() => void) | undefined; pending: string } {
  if (event.altKey) return { run: undefined, pending: "" };
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.metaKey || event.ctrlKey) return { run: chords[`mod+${key}`], pending: "" };
  const chord = before ? `${before} ${key}` : key;
  const run = chords[chord] ?? (before ? undefined : chords[key]);
  const longer = Object.keys(chords).some((name) => name.startsWith(`${chord} `));
  return { run, pending: !run && longer ? chord : "" };
}
