import { type Bytes, reserve, writeInt16, writeInt32, writeText } from "./bytes.ts";

// Messages to Postgres: https://www.postgresql.org/docs/18/protocol-message-formats.html

const PROTOCOL_3 = 196_608;
const CANCEL = 80_877_102;

export function startup(to: Bytes, settings: Record<string, string>): void {
  const start = to.length;
  writeInt32(to, 0);
  writeInt32(to, PROTOCOL_3);
  for (const [name, value] of Object.entries(settings)) {
    zeroEnded(to, name);
    zeroEnded(to, value);
  }
  byte(to, 0);
  to.data.writeInt32BE(to.length - start, start);
}

export function password(to: Bytes, secret: string): void {
  const start = open(to, "p");
  zeroEnded(to, secret);
  close(to, start);
}

export function simpleQuery(to: Bytes, query: string): void {
  const start = open(to, "Q");
  zeroEnded(to, query);
  close(to, start);
}

export function parse(to: Bytes, name: string, query: string): void {
  const start = open(to, "P");
  zeroEnded(to, name);
  zeroEnded(to, query);
  writeInt16(to, 0);
  close(to, start);
}

export function closeStatement(to: Bytes, name: string): void {
  const start = open(to, "C");
  byte(to, "S".charCodeAt(0));
  zeroEnded(to, name);
  close(to, start);
}

/** Binds text parameters to the unnamed portal and asks for text results. */
export function bind(to: Bytes, name: string, params: readonly (string | null)[]): void {
  const start = open(to, "B");
  byte(to, 0);
  zeroEnded(to, name);
  writeInt16(to, 0);
  writeInt16(to, params.length);
  for (const value of params) {
    const size = to.length;
    writeInt32(to, -1);
    if (value === null) continue;
    writeText(to, value);
    to.data.writeInt32BE(to.length - size - 4, size);
  }
  writeInt16(to, 0);
  close(to, start);
}

const DESCRIBE_PORTAL = Buffer.from([0x44, 0, 0, 0, 6, 0x50, 0]);
const EXECUTE = Buffer.from([0x45, 0, 0, 0, 9, 0, 0, 0, 0, 0]);
const SYNC = Buffer.from([0x53, 0, 0, 0, 4]);

export function describePortal(to: Bytes): void {
  fixed(to, DESCRIBE_PORTAL);
}

export function execute(to: Bytes): void {
  fixed(to, EXECUTE);
}

export function sync(to: Bytes): void {
  fixed(to, SYNC);
}

/** The packet that, on a connection of its own, cancels what another connection is doing. */
export function cancelRequest(process: number, secret: Buffer): Buffer {
  const head = Buffer.alloc(12);
  head.writeInt32BE(12 + secret.length, 0);
  head.writeInt32BE(CANCEL, 4);
  head.writeInt32BE(process, 8);
  return Buffer.concat([head, secret]);
}

function open(to: Bytes, type: string): number {
  byte(to, type.charCodeAt(0));
  writeInt32(to, 0);
  return to.length - 4;
}

function close(to: Bytes, start: number): void {
  to.data.writeInt32BE(to.length - start, start);
}

function zeroEnded(to: Bytes, text: string): void {
  writeText(to, text);
  byte(to, 0);
}

function byte(to: Bytes, value: number): void {
  reserve(to, 1);
  to.data[to.length++] = value;
}

function fixed(to: Bytes, message: Buffer): void {
  reserve(to, message.length);
  to.length += message.copy(to.data, to.length);
}
