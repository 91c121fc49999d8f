import type { z } from "zod";
import { Failure } from "#worker/kernel/errors.ts";
import type { LostReason } from "./contract.ts";

/** The one row that was asked for. */
export function theLostReason<Row extends z.input<typeof LostReason>>(found: Row[]): Row {
  const [row] = found;
  if (!row) throw new Failure("not_found");
  return row;
}
