import type { z } from "zod";
import { Failure } from "#worker/kernel/errors.ts";
import type { Note } from "./contract.ts";

/** The one note that was asked for. */
export function theNote<Stored extends z.input<typeof Note>>([found]: Stored[]): Stored {
  if (!found) throw new Failure("not_found");
  return found;
}
