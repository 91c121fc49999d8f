/**
 * A UUIDv7 (RFC 9562) for `now` in milliseconds. Ids made in one isolate sort in the order they were made: within one
 * millisecond a 12-bit counter, started at random, counts on (method 1 of section 6.2) and borrows the next
 * millisecond when it is full. The remaining 62 bits are random.
 */
export function newId(now: number): string {
  if (now > last || now < last - drift) {
    last = now;
    counter = startOfCounter();
  } else if (++counter > 0xfff) {
    last += 1;
    counter = startOfCounter();
  }
  const time = last.toString(16).padStart(12, "0");
  const high = (random32() & 0x3fffffff) | 0x80000000;
  return (
    `${time.slice(0, 8)}-${time.slice(8)}-7${counter.toString(16).padStart(3, "0")}-` +
    `${hex(high >>> 16, 4)}-${hex(high & 0xffff, 4)}${hex(random32(), 8)}`
  );
}

/** True for an id as this product writes it: version 7, lower case. */
export function isId(text: string): boolean {
  return pattern.test(text);
}

/** The millisecond an id was made, to within the counter's borrowing. */
export function timeOf(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}

const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
// A clock that steps back less than this keeps counting; further back is somebody asking for a date in the past.
const drift = 1000;

let last = Number.NEGATIVE_INFINITY;
let counter = 0;

// The top bit stays free, so a millisecond has room for at least 2,048 ids.
function startOfCounter(): number {
  return random32() & 0x7ff;
}

const pool = new Uint32Array(256);
let used = pool.length;

function random32(): number {
  if (used === pool.length) {
    crypto.getRandomValues(pool);
    used = 0;
  }
  return pool[used++] ?? 0;
}

function hex(value: number, length: number): string {
  return value.toString(16).padStart(length, "0");
}
