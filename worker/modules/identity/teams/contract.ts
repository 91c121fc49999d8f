import { z } from "zod";
import { id, instant, line } from "#worker/kernel/contract.ts";
import { listInput, pageOf } from "#worker/kernel/list/contract.ts";
import { TEAM_FIELDS, TEAM_SORTS } from "./options.ts";

const memberIds = z.array(id).max(500);

export const CreateTeam = z.strictObject({ name: line(80), memberIds: memberIds.default([]) });
export const UpdateTeam = z.strictObject({ id, name: line(80).optional(), memberIds: memberIds.optional() });
export const TeamId = z.strictObject({ id });
export const ListTeams = listInput({ fields: TEAM_FIELDS, sorts: TEAM_SORTS, sort: "-createdAt" });

export const Team = z.object({
  id,
  name: z.string(),
  members: z.array(z.object({ id, name: z.string(), pictureId: id.nullable() })),
  createdAt: instant,
  updatedAt: instant,
});
export const TeamPage = pageOf(Team);
