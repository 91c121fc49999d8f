import { z } from "zod";
import { id, line } from "#worker/kernel/contract.ts";
import { listInput, pageOf } from "#worker/kernel/list/contract.ts";

const name = line(120);
const position = z.number().int().min(0).max(10_000);

export const CreateChoice = z.strictObject({ name });
export const UpdateChoice = z.strictObject({
  id,
  name: name.optional(),
  position: position.optional(),
  archived: z.boolean().optional().describe("Not offered any more; deals that name it keep it"),
});
export const ChoiceId = z.strictObject({ id });
export const ListChoices = listInput({
  fields: { archived: { type: "boolean" } },
  sorts: ["position", "name"],
  sort: "position",
});

export const Choice = z.object({ id, name: z.string(), position: z.number().int(), archived: z.boolean() });
export const ChoicePage = pageOf(Choice);
