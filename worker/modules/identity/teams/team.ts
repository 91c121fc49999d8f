import type { z } from "zod";
import { Failure } from "#worker/kernel/errors.ts";
import type { Team } from "./contract.ts";

export function theTeam(found: z.input<typeof Team>[]): z.input<typeof Team> {
  const [team] = found;
  if (!team) throw new Failure("not_found");
  return team;
}
