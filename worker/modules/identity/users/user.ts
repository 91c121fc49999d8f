import type { z } from "zod";
import { Failure } from "#worker/kernel/errors.ts";
import type { User } from "./contract.ts";

/** The one row that was asked for; missing and hidden look the same. */
export function theUser(found: z.input<typeof User>[]): z.input<typeof User> {
  const [user] = found;
  if (!user) throw new Failure("not_found");
  return user;
}
