/** A buffer that grows while it is written; `length` bytes of it are in use. */
export type Bytes = { data: Buffer; length: number };

export function newBytes(size = 16_384): Bytes {
  return { data: Buffer.allocUnsafe(size), length: 0 };
}

/** Makes room for `count` more bytes. */
export function reserve(to: Bytes, count: number): void {
  const needed = to.length + count;
  if (needed <= to.data.length) return;
  const grown = Buffer.allocUnsafe(Math.max(needed, to.data.length * 2));
  to.data.copy(grown, 0, 0, to.length);
  to.data = grown;
}

/** Appends UTF-8 text. */
export function writeText(to: Bytes, text: string): void {
  reserve(to, text.length * 3);
  to.length += to.data.write(text, to.length);
}

/** Appends bytes that are UTF-8 already. */
export function writeRaw(to: Bytes, from: Buffer): void {
  reserve(to, from.length);
  to.length += from.copy(to.data, to.length);
}

export function writeInt32(to: Bytes, value: number): void {
  reserve(to, 4);
  to.length = to.data.writeInt32BE(value, to.length);
}

export function writeInt16(to: Bytes, value: number): void {
  reserve(to, 2);
  to.length = to.data.writeUInt16BE(value, to.length);
}

/** A copy of what was written, after which the buffer starts over; an unusually large one is let go. */
export function takeBytes(from: Bytes): Buffer {
  const taken = Buffer.from(from.data.subarray(0, from.length));
  from.length = 0;
  if (from.data.length > 1_048_576) from.data = Buffer.allocUnsafe(16_384);
  return taken;
}
