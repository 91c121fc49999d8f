import { z } from "zod";
import { id, line } from "#worker/kernel/contract.ts";
import { pageOf } from "#worker/kernel/list/contract.ts";

export const ListTags = z.strictObject({});
export const RenameTag = z.strictObject({ id, name: line(40) });
export const MergeTag = z.strictObject({ id, into: id.describe("The tag that stays") });
export const TagId = z.strictObject({ id });

export const Tag = z.object({
  id,
  name: z.string(),
  customers: z
    .number()
    .int()
    .describe("How many of the customers that the one who asks may see carry it; archived ones do not count"),
});
export const TagPage = pageOf(Tag);
