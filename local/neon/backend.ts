import { newBytes, reserve, writeRaw } from "./bytes.ts";

/** One message from Postgres: its type letter and its body `bytes[start, end)`, valid only during the call. */
export type OnMessage = (type: number, bytes: Buffer, start: number, end: number) => void;

const HEADER = 5;

/** Cuts the byte stream of a Postgres connection into messages. Whole chunks are read in place; only a rest is copied. */
export function messageReader(onMessage: OnMessage): (chunk: Buffer) => void {
  const rest = newBytes();
  return (chunk) => {
    if (rest.length === 0) return keep(rest, chunk, drain(chunk, chunk.length, onMessage));
    writeRaw(rest, chunk);
    const read = drain(rest.data, rest.length, onMessage);
    if (read === 0) return;
    rest.data.copyWithin(0, read, rest.length);
    rest.length -= read;
  };
}

function keep(rest: { data: Buffer; length: number }, chunk: Buffer, from: number): void {
  if (from === chunk.length) return;
  reserve(rest, chunk.length - from);
  rest.length = chunk.copy(rest.data, 0, from);
}

function drain(bytes: Buffer, length: number, onMessage: OnMessage): number {
  let at = 0;
  while (length - at >= HEADER) {
    const end = at + 1 + bytes.readInt32BE(at + 1);
    if (end > length) break;
    onMessage(bytes[at] ?? 0, bytes, at + HEADER, end);
    at = end;
  }
  return at;
}
