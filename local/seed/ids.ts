import type { Random } from "./corpus/index.ts";

/** A UUIDv7 of that moment (RFC 9562) whose random bits come from `r`: the same each time. */
export function idAt(r: Random, time: number): string {
  const stamp = Math.floor(time).toString(16).padStart(12, "0");
  const hex = (digits: number) =>
    Math.floor(r.next() * 16 ** digits)
      .toString(16)
      .padStart(digits, "0");
  return `${stamp.slice(0, 8)}-${stamp.slice(8)}-7${hex(3)}-${"89ab"[r.int(0, 3)]}${hex(3)}-${hex(6)}${hex(6)}`;
}
