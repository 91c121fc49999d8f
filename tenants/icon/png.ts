/** A square of pixels, four bytes each: red, green, blue, alpha. */
export type Pixels = { size: number; rgba: Uint8Array };

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const MOST = 2048;

/** PNG (ISO/IEC 15948) of 8-bit RGBA. */
export async function encodePng({ size, rgba }: Pixels): Promise<Uint8Array<ArrayBuffer>> {
  const stride = size * 4;
  const lines = new Uint8Array(size * (stride + 1));
  for (let row = 0; row < size; row++) {
    const at = row * (stride + 1);
    lines[at] = PAETH;
    for (let i = 0; i < stride; i++)
      lines[at + 1 + i] = byte(rgba, row * stride + i) - predicted(rgba, row, i, stride, 4);
  }
  const header = new DataView(new ArrayBuffer(13));
  header.setUint32(0, size);
  header.setUint32(4, size);
  header.setUint32(8, 0x08_06_00_00);
  const packed = await through(new CompressionStream("deflate"), lines);
  return joined([
    new Uint8Array(SIGNATURE),
    chunk("IHDR", new Uint8Array(header.buffer)),
    chunk("IDAT", packed ?? new Uint8Array()),
    chunk("IEND", new Uint8Array()),
  ]);
}

/**
 * The pixels of a PNG that is square and, as browsers write it, 8-bit RGB or RGBA without interlacing; null for any other.
 * Inflates no more than its header promises.
 */
export async function decodePng(file: Uint8Array): Promise<Pixels | null> {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (file.byteLength < 33 || SIGNATURE.some((one, i) => file[i] !== one)) return null;
  const [size, height, kind, rest] = [view.getUint32(16), view.getUint32(20), view.getUint16(24), view.getUint16(26)];
  const channels = kind === 0x08_06 ? 4 : kind === 0x08_02 ? 3 : 0;
  if (size !== height || size < 1 || size > MOST || channels === 0 || rest !== 0 || file[28] !== 0) return null;
  const length = size * (size * channels + 1);
  const lines = await through(new DecompressionStream("deflate"), joined(dataOf(file, view)), length);
  return lines?.byteLength === length ? { size, rgba: unfiltered(lines, size, channels) } : null;
}

function dataOf(file: Uint8Array, view: DataView): Uint8Array[] {
  const parts: Uint8Array[] = [];
  for (let at = 8; at + 12 <= file.byteLength; at += 12 + view.getUint32(at)) {
    if (view.getUint32(at + 4) === IDAT) parts.push(file.subarray(at + 8, at + 8 + view.getUint32(at)));
  }
  return parts;
}

const IDAT = 0x49_44_41_54;
const PAETH = 4;

function unfiltered(lines: Uint8Array, size: number, channels: number): Uint8Array {
  const stride = size * channels;
  const raw = new Uint8Array(size * stride);
  for (let row = 0; row < size; row++) {
    const filter = byte(lines, row * (stride + 1));
    for (let i = 0; i < stride; i++) {
      const left = i < channels ? 0 : byte(raw, row * stride + i - channels);
      const above = row === 0 ? 0 : byte(raw, (row - 1) * stride + i);
      const guess = [0, left, above, (left + above) >> 1][filter] ?? predicted(raw, row, i, stride, channels);
      raw[row * stride + i] = byte(lines, row * (stride + 1) + 1 + i) + guess;
    }
  }
  if (channels === 4) return raw;
  const rgba = new Uint8Array(size * size * 4).fill(255);
  for (let pixel = 0; pixel < size * size; pixel++) rgba.set(raw.subarray(pixel * 3, pixel * 3 + 3), pixel * 4);
  return rgba;
}

/** Paeth's guess: of the bytes left, above and above left the one nearest to left + above − above left. */
function predicted(raw: Uint8Array, row: number, i: number, stride: number, channels: number): number {
  const at = row * stride + i;
  const left = i < channels ? 0 : byte(raw, at - channels);
  const above = row === 0 ? 0 : byte(raw, at - stride);
  const corner = i < channels || row === 0 ? 0 : byte(raw, at - stride - channels);
  const [toLeft, toAbove] = [Math.abs(above - corner), Math.abs(left - corner)];
  const toCorner = Math.abs(left + above - 2 * corner);
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}

function byte(bytes: Uint8Array, at: number): number {
  return bytes[at] ?? 0;
}

function chunk(name: string, body: Uint8Array): Uint8Array {
  const whole = new Uint8Array(12 + body.byteLength);
  const view = new DataView(whole.buffer);
  view.setUint32(0, body.byteLength);
  for (let i = 0; i < 4; i++) whole[4 + i] = name.charCodeAt(i);
  whole.set(body, 8);
  view.setUint32(8 + body.byteLength, crc(whole.subarray(4, 8 + body.byteLength)));
  return whole;
}

function crc(bytes: Uint8Array): number {
  let sum = 0xff_ff_ff_ff;
  for (const one of bytes) {
    sum ^= one;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xed_b8_83_20 : 0);
  }
  return ~sum >>> 0;
}

/** What comes out of a stream; null when that breaks or is more than `most` bytes. */
async function through(
  stream: CompressionStream | DecompressionStream,
  bytes: Uint8Array<ArrayBuffer>,
  most = Number.POSITIVE_INFINITY,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const part of new Blob([bytes]).stream().pipeThrough<Uint8Array>(stream)) {
      length += part.byteLength;
      if (length > most) return null;
      parts.push(part);
    }
  } catch {
    return null;
  }
  return joined(parts);
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}
