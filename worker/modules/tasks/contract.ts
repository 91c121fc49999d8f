import { z } from "zod";
import { custom, customValues, id, instant, line, optional, period, prose, version } from "#worker/kernel/contract.ts";
import { listInput, pageOf } from "#worker/kernel/list/contract.ts";
import { TASK_FIELDS, TASK_SORTS } from "./options.ts";

const fields = {
  title: line(300),
  note: optional(prose(10_000)),
  dueAt: optional(instant),
  ownerId: optional(id).describe("Who is to do it; the one who adds it when left out"),
  customerId: optional(id).describe("The customer it is about; its timeline tells of the task"),
  dealId: optional(id),
  projectId: optional(id),
  custom: custom.optional(),
};

export const CreateTask = z.strictObject(fields);
export const UpdateTask = z.strictObject({ ...fields, title: fields.title.optional(), id, version });
export const TaskId = z.strictObject({ id });
export const TaskVersion = z.strictObject({ id, version });
export const ListTasks = listInput({ fields: TASK_FIELDS, sorts: TASK_SORTS, sort: "dueAt", custom: true });

export const Task = z.object({
  id,
  title: z.string(),
  note: z.string().nullable(),
  dueAt: instant.nullable(),
  overdue: z.boolean(),
  ownerId: id.nullable(),
  ownerName: z.string().nullable(),
  customerId: id.nullable(),
  customerName: z.string().nullable().describe("Names of records that are not shared with the one who asks are null"),
  dealId: id.nullable(),
  dealName: z.string().nullable(),
  projectId: id.nullable(),
  projectName: z.string().nullable(),
  doneAt: instant.nullable(),
  doneBy: id.nullable(),
  version: z.number().int(),
  custom: customValues,
  createdAt: instant,
  updatedAt: instant,
});
export const TaskPage = pageOf(Task);

/** The day in question, from its first instant to the next day's: only the one who asks knows the time zone. */
export const TaskPeriod = period;
const due = z.object({
  due: z.number().int().describe("Open and due in the period"),
  overdue: z.number().int().describe("Open and due before now, in the period or not"),
});
export const TaskSummary = z.object({ mine: due, all: due });
