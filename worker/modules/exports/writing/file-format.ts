import type { Cell } from "#worker/kernel/exportable.ts";

/** What a file is about: its headings, how its language writes, the zone of its moments. */
export type Sheet = { title: string; headings: readonly string[]; language: "tr" | "en"; timeZone: string };

/** What the next piece must know of those before it, as plain JSON. */
export type Sum = { crc: number; plain: number; packed: number; lines: number };

/**
 * How a file is written piece by piece, each in another life of the Worker if need be. The file is its head, its pieces
 * in their order, and its tail; head and tail are known when the last piece is.
 */
export type FileFormat = {
  contentType: string;
  piece(rows: readonly (readonly Cell[])[], sheet: Sheet, before: Sum | null): { bytes: Uint8Array; sum: Sum };
  ends(sheet: Sheet, sum: Sum): { head: Uint8Array; tail: Uint8Array };
};
