import { z } from "zod";
import { id, instant, line, optional } from "#worker/kernel/contract.ts";
import { pageOf } from "#worker/kernel/list/contract.ts";
import { MOST_VIEWS } from "./options.ts";

const resource = z
  .string()
  .regex(/^[a-z][a-z0-9_]{1,39}$/, { error: "bad_api_name" })
  .describe("`customers`, `deals`, `projects`, `tasks`, or an object of the agency's own");
const name = line(60);
const shared = z.boolean().describe("Seen by the whole agency; needs `views:write`");

const FIELD_NAME = /^[A-Za-z]{1,40}$|^custom\.[a-z][a-z0-9_]{0,39}$/;

/** What a list was set to. `filter`, `sort` and `q` are those of the resource's list; `columns` in order. */
export const ViewQuery = z.strictObject({
  filter: z.record(z.string(), z.unknown()).default({}),
  sort: z.string().max(200).optional(),
  q: z.string().max(200).optional(),
  columns: z.array(z.string().regex(FIELD_NAME)).max(50).optional(),
  layout: z
    .string()
    .regex(/^[a-z]{1,20}$/)
    .optional()
    .describe("`table`, `board`, `groups`, …"),
  by: z
    .string()
    .regex(FIELD_NAME)
    .optional()
    .describe("The field whose values are the columns of a board, or the groups"),
  sum: z.string().regex(FIELD_NAME).optional().describe("The field that is summed in each column of a board"),
});

export const ListViews = z.strictObject({ resource });
export const CreateView = z.strictObject({ resource, name, shared: shared.default(false), query: ViewQuery });
export const UpdateView = z.strictObject({
  id,
  resource,
  name: name.optional(),
  shared: shared.optional(),
  query: ViewQuery.optional(),
});
export const ViewId = z.strictObject({ id });
export const SetDefaultView = z.strictObject({
  resource,
  viewId: optional(id).describe("Null for none"),
  roleId: optional(id).describe("For all of a role who chose none themselves; needs `views:write` and a shared view"),
});
export const ReorderViews = z.strictObject({
  resource,
  ids: z
    .array(id)
    .min(1)
    .max(MOST_VIEWS * 2),
});

export const View = z.object({
  id,
  resource,
  name: z.string(),
  shared: z.boolean(),
  mine: z.boolean(),
  isDefault: z.boolean().describe("The list opens with it: one's own choice, else that for one's role"),
  defaultOf: z.array(id).describe("Roles for which it was chosen"),
  query: ViewQuery,
  position: z.number().int(),
  createdAt: instant,
  updatedAt: instant,
});
export const ViewPage = pageOf(View);
