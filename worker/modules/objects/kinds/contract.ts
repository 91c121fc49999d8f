import { z } from "zod";
import { currency, id, version } from "#worker/kernel/contract.ts";
import { FIELD_KINDS } from "#worker/kernel/custom/options.ts";
import { settings } from "../fields/contract.ts";

const wanted = {
  kind: z.enum(FIELD_KINDS).describe("What it shall be"),
  currency: currency.optional().describe("Of money; the agency's own without it"),
};

export const PreviewKind = z.strictObject({ id, ...wanted });
export const ChangeKind = z.strictObject({ id, version, ...wanted });

export const KindPreview = z.object({
  settings: settings.describe("What it would have; choices are made of the values that are there"),
  records: z.number().int().describe("Records with a value, that were looked at"),
  all: z
    .boolean()
    .describe("Whether every value was looked at; of very many different ones only those that most records hold"),
  lost: z
    .number()
    .int()
    .describe("Records whose value the new kind cannot hold: it stays in the old field, out of use"),
  unique: z.boolean().describe("It is unique now, and would not be any more"),
  examples: z
    .array(
      z.object({
        before: z.string(),
        after: z.string().nullable().describe("null when it is lost"),
        records: z.number().int(),
      }),
    )
    .describe("What is lost first"),
});
