import { z } from "zod";
import { instant, line, version } from "#worker/kernel/contract.ts";
import { apiName } from "../contract.ts";
import { MOST_COLUMNS, MOST_GROUPS, MOST_NAMES, MOST_TABS } from "./options.ts";

const object = apiName.describe("`customers`, `deals`, `projects`, `tasks`, or an object of the agency's own");
const names = z.array(z.string().max(60)).max(MOST_NAMES);
const group = z.strictObject({ label: line(60), fields: names });
const tab = z.strictObject({
  key: z
    .string()
    .regex(/^[a-z0-9][a-z0-9_]{0,39}$/, { error: "bad_api_name" })
    .describe("Its name in addresses, as in `?tab=fatura`"),
  label: line(60),
  groups: z.array(group).max(MOST_GROUPS),
});

export const LayoutOf = z.strictObject({ object });
export const ResetLayout = z.strictObject({ object, version });
export const SaveLayout = z.strictObject({
  object,
  version: version.nullable().describe("The version that was read; null where none was saved"),
  tabs: z.array(tab).max(MOST_TABS).describe("Of a record's page and forms. None: as it is without a layout"),
  hidden: names.default([]).describe("Fields that are not shown. What is neither here nor in a group comes last"),
  columns: z
    .array(z.string().max(60))
    .min(1)
    .max(MOST_COLUMNS)
    .nullable()
    .default(null)
    .describe("Of the list, in their order, for all who did not arrange it themselves; null for the usual ones"),
});

export const Layout = z.object({
  object: z.string(),
  tabs: z.array(tab),
  hidden: z.array(z.string()),
  columns: z.array(z.string()).nullable(),
  version: z.number().int().nullable().describe("Null while none was saved"),
  updatedAt: instant.nullable(),
});
