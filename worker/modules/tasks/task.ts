import type { z } from "zod";
import { Failure } from "#worker/kernel/errors.ts";
import type { Task } from "./contract.ts";
import type { one } from "./repository.ts";

type Stored = ReturnType<typeof one>["_"]["result"][number];

/** The one row that was asked for; missing and hidden look the same. */
export function theTask(found: Stored[]): z.input<typeof Task> {
  const [row] = found;
  if (!row) throw new Failure("not_found");
  return row;
}
