import type { z } from "zod";
import { Failure } from "#worker/kernel/errors.ts";
import type { Deal } from "./contract.ts";
import type { one } from "./repository.ts";

type Stored = ReturnType<typeof one>["_"]["result"][number];

/** The one row that was asked for; missing and hidden look the same. */
export function theDeal(found: Stored[]): z.input<typeof Deal> {
  const [row] = found;
  if (!row) throw new Failure("not_found");
  return row;
}
