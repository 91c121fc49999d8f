import { type Bytes, reserve, writeText } from "./bytes.ts";

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Appends `from[start, end)`, UTF-8 as Postgres sent it, as a JSON string. */
export function writeJsonString(to: Bytes, from: Buffer, start: number, end: number): void {
  reserve(to, end - start + 2);
  const { data } = to;
  let at = to.length;
  data[at++] = QUOTE;
  for (let i = start; i < end; i++) {
    const byte = from[i] ?? 0;
    // The rare value that needs escaping takes the slow way as a whole.
    if (byte < 0x20 || byte === QUOTE || byte === BACKSLASH) {
      writeText(to, JSON.stringify(from.toString("utf8", start, end)));
      return;
    }
    data[at++] = byte;
  }
  data[at++] = QUOTE;
  to.length = at;
}
