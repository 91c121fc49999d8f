import type { z } from "zod";
import { Failure } from "#worker/kernel/errors.ts";
import type { Pipeline } from "./contract.ts";

/** The one row that was asked for. */
export function thePipeline<Row extends z.input<typeof Pipeline>>(found: Row[]): Row {
  const [row] = found;
  if (!row) throw new Failure("not_found");
  return row;
}
