import { z } from "zod";
import { currency, id } from "#worker/kernel/contract.ts";
import { FIELD_KINDS } from "#worker/kernel/custom/options.ts";

import { apiName } from "../contract.ts";
import { formula } from "../fields/contract.ts";
import { FormulaError } from "./formula-error.ts";
import { parseFormula } from "./parse-formula.ts";

export const LANGUAGE = `A part of CEL, without clocks, loops and macros: numbers, texts in quotes, \`true\`, \`false\`, \`null\`, fields of the same record by
their keys (\`fee\`, or \`custom.fee\`), built-in ones by their names (\`name\`, \`status\`, \`createdAt\`), \`+ - * / %\`, \`== != < <= > >=\`,
\`in [..]\`, \`&& || !\`, \`? :\` and functions. Money counts in whole units, a percent as its share (18 % is 0.18). Arithmetic, comparisons
and dates with an empty value are empty, joined texts take it for nothing, a condition for no; \`min\` and \`max\` pass it over. A
division by zero is empty, and so is a number beyond 2^53. A text is cut after 500 characters.`;

export const PreviewFormula = z.strictObject({
  object: apiName.describe("Whose records it is about"),
  formula: formula.superRefine(mustParse).describe(LANGUAGE),
  kind: z.enum(FIELD_KINDS).optional().describe("The kind of the field; without one, what fits the result best"),
  currency: currency.optional(),
});

/** Says where it goes wrong, as what is found out later does. */
function mustParse(written: string, ctx: z.RefinementCtx): void {
  try {
    parseFormula(written);
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    const { reason, at, params } = error;
    ctx.addIssue({ code: "custom", message: reason, params: { ...params, place: String(at + 1) }, input: written });
  }
}

export const FormulaPreview = z.object({
  kind: z.enum(FIELD_KINDS).describe("What the result is kept as"),
  kinds: z.array(z.enum(FIELD_KINDS)).describe("What it could be kept as, the likeliest first"),
  records: z
    .array(z.object({ id, name: z.string(), value: z.union([z.string(), z.number(), z.boolean()]).nullable() }))
    .describe("Up to five records that you see, the newest first, with what it gives for them"),
});
