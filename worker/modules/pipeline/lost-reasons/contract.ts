import { z } from "zod";
import { id, line } from "#worker/kernel/contract.ts";
import { listInput, pageOf } from "#worker/kernel/list/contract.ts";

const name = line(120);
const position = z.number().int().min(0).max(10_000);

export const CreateLostReason = z.strictObject({ name });
export const UpdateLostReason = z.strictObject({
  id,
  name: name.optional(),
  position: position.optional(),
  archived: z.boolean().optional().describe("Not offered any more; deals that name it keep it"),
});
export const LostReasonId = z.strictObject({ id });
export const ListLostReasons = listInput({
  fields: { archived: { type: "boolean" } },
  sorts: ["position", "name"],
  sort: "position",
});

export const LostReason = z.object({ id, name: z.string(), position: z.number().int(), archived: z.boolean() });
export const LostReasonPage = pageOf(LostReason);
