import { z } from "zod";
import { custom, customValues, day, id, instant, line, optional, period, version } from "#worker/kernel/contract.ts";
import { listInput, recordsOf } from "#worker/kernel/list/contract.ts";
import { PROJECT_FIELDS, PROJECT_SORTS, PROJECT_STATUSES } from "./options.ts";

const fields = {
  name: line(200),
  customerId: id.describe("Whom it is done for"),
  status: z.enum(PROJECT_STATUSES),
  startsOn: optional(day),
  endsOn: optional(day).describe("Not before it starts"),
  ownerId: optional(id).describe("Who looks after it; the one who adds it when left out"),
  custom: custom.optional(),
};

type Dates = { startsOn?: string | null | undefined; endsOn?: string | null | undefined };

/** Where only one of the two is sent, the stored other one is compared in the write. */
function inOrder({ startsOn, endsOn }: Dates, ctx: z.RefinementCtx): void {
  if (startsOn && endsOn && endsOn < startsOn) {
    ctx.addIssue({ code: "custom", path: ["endsOn"], message: "ends_before_start", input: endsOn });
  }
}

export const CreateProject = z
  .strictObject({ ...fields, status: fields.status.default("planned") })
  .superRefine(inOrder);
export const UpdateProject = z
  .strictObject({
    ...fields,
    name: fields.name.optional(),
    customerId: fields.customerId.optional(),
    status: fields.status.optional(),
    id,
    version,
  })
  .superRefine(inOrder);
export const ProjectId = z.strictObject({ id });
export const ProjectVersion = z.strictObject({ id, version });
export const ListProjects = listInput({
  fields: PROJECT_FIELDS,
  sorts: PROJECT_SORTS,
  sort: "-createdAt",
  custom: true,
});

export const Project = z.object({
  id,
  name: z.string(),
  customerId: id,
  customerName: z.string().nullable().describe("Null when the customer is not shared with the one who asks"),
  status: z.enum(PROJECT_STATUSES),
  startsOn: z.string().nullable(),
  endsOn: z.string().nullable(),
  ownerId: id.nullable(),
  ownerName: z.string().nullable(),
  archivedAt: instant.nullable(),
  version: z.number().int(),
  custom: customValues,
  createdAt: instant,
  updatedAt: instant,
});
export const ProjectPage = recordsOf(Project);

export const ProjectPeriod = period;
export const ProjectSummary = z.object({
  active: z.number().int().describe("Active now"),
  activeBefore: z.number().int().describe("Of those there still are: active when the period began"),
  started: z.number().int().describe("Became active in the period"),
  startedBefore: z.number().int().describe("Became active in the period before"),
});
