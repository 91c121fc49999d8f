import { z } from "zod";
import { id } from "#worker/kernel/contract.ts";
import { hasBadText } from "#worker/kernel/text.ts";

export const SearchEverything = z.strictObject({
  q: z
    .string()
    .max(200)
    .refine((text) => !hasBadText(text), { error: "bad_text" })
    .describe("Words, or parts of them; fewer than three letters are looked up as the beginning of a name"),
});

const Hit = z.object({
  id,
  name: z.string(),
  detail: z.string().nullable().describe("What tells it from others of that name: company or e-mail, customer, …"),
  foundBy: z
    .object({ field: z.string().describe("Its label"), value: z.string() })
    .nullable()
    .describe("The agency's own field that holds what was typed, where the record's name and contacts do not"),
});

export const Found = z.object({
  customers: z.array(Hit.extend({ kind: z.enum(["person", "company"]) })),
  deals: z.array(Hit.extend({ status: z.enum(["open", "won", "lost"]) })),
  projects: z.array(Hit.extend({ status: z.string() })),
  tasks: z.array(Hit.extend({ done: z.boolean() })),
  records: z.array(Hit.extend({ object: z.string() })).describe("Of the agency's own objects"),
});
