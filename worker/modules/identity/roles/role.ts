import type { z } from "zod";
import { Failure } from "#worker/kernel/errors.ts";
import type { Role } from "./contract.ts";

export function theRole(found: z.input<typeof Role>[]): z.input<typeof Role> {
  const [role] = found;
  if (!role) throw new Failure("not_found");
  return role;
}
