// Turkish spreadsheets still write the code page of Windows; other programs its older sister. They differ from Latin-1 in
// these places only (unicode.org, MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1254.TXT; ISO 8859-9 has control characters below A0).
const FROM_80 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008d\u008e\u008f\u0090‘’“”•–—˜™š›œ\u009d\u009eŸ";
const TURKISH: Record<number, string> = { 208: "Ğ", 221: "İ", 222: "Ş", 240: "ğ", 253: "ı", 254: "ş" };
const LETTERS = Array.from({ length: 256 }, (_, byte) => {
  if (byte >= 0x80 && byte < 0xa0) return FROM_80[byte - 0x80] ?? "";
  return TURKISH[byte] ?? String.fromCharCode(byte);
});

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * One record's bytes as text: UTF-8 where they are, else windows-1254 (ISO-8859-9 is the same letters). Said for each
 * record by itself, for files are glued together from others.
 */
export function decode(bytes: Uint8Array): { text: string; as: "ascii" | "utf-8" | "windows-1254" } {
  if (bytes.every((byte) => byte < 0x80)) return { text: ascii(bytes), as: "ascii" };
  try {
    return { text: utf8.decode(bytes), as: "utf-8" };
  } catch {
    let text = "";
    for (const byte of bytes) text += LETTERS[byte];
    return { text, as: "windows-1254" };
  }
}

function ascii(bytes: Uint8Array): string {
  return utf8.decode(bytes);
}

export type Marked = { encoding: "utf-8" | "utf-16le" | "utf-16be" | null; skip: number };

/** What the first bytes say: a byte order mark, or the zeroes that UTF-16 puts beside plain letters. */
export function markOf(start: Uint8Array): Marked {
  const [a, b, c] = start;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: "utf-8", skip: 3 };
  if (a === 0xff && b === 0xfe) return { encoding: "utf-16le", skip: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: "utf-16be", skip: 2 };
  const pairs = Math.min(start.length >> 1, 200);
  let even = 0;
  let odd = 0;
  for (let at = 0; at < pairs * 2; at += 2) {
    if (start[at] === 0) even++;
    if (start[at + 1] === 0) odd++;
  }
  if (pairs > 1 && odd > pairs / 2 && even < pairs / 10) return { encoding: "utf-16le", skip: 0 };
  if (pairs > 1 && even > pairs / 2 && odd < pairs / 10) return { encoding: "utf-16be", skip: 0 };
  return { encoding: null, skip: 0 };
}

/** A file's bytes as UTF-8 where it says that they are UTF-16, without their mark; else as they are. */
export async function* asBytes(body: ReadableStream<Uint8Array>): AsyncGenerator<{ bytes: Uint8Array; mark: Marked }> {
  const encoder = new TextEncoder();
  let mark: Marked | undefined;
  let wide: TextDecoder | undefined;
  let waiting: Uint8Array = new Uint8Array();
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    let chunk = value ?? new Uint8Array();
    if (!mark) {
      waiting = joined(waiting, chunk);
      if (waiting.length < 400 && !done) continue;
      mark = markOf(waiting);
      chunk = waiting.subarray(mark.skip);
      if (mark.encoding?.startsWith("utf-16")) wide = new TextDecoder(mark.encoding, { ignoreBOM: true });
    }
    const bytes = wide ? encoder.encode(wide.decode(chunk, { stream: !done })) : chunk;
    if (bytes.length > 0) yield { bytes, mark };
    if (done) return;
  }
}

export function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  if (one.length === 0) return other;
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}
