import { z } from "zod";
import {
  custom,
  customValues,
  day,
  id,
  instant,
  line,
  optional,
  period,
  prose,
  version,
} from "#worker/kernel/contract.ts";
import { listInput, recordsOf } from "#worker/kernel/list/contract.ts";
import { MOST_CHECKS, REPEAT_FROM, REPEAT_UNITS, TASK_FIELDS, TASK_PRIORITIES, TASK_SORTS } from "./options.ts";

const Check = z.strictObject({
  key: z
    .string()
    .regex(/^[\w-]{1,40}$/)
    .describe("Made by who adds it, so that it can be ticked at once; stands once in the list"),
  text: line(300),
  done: z.boolean().default(false),
});
export type Check = z.output<typeof Check>;
const checklist = z
  .array(Check)
  .max(MOST_CHECKS)
  .refine((list) => new Set(list.map((check) => check.key)).size === list.length, { error: "twice" });

const Repeats = z.strictObject({
  every: z.number().int().min(1).max(365).describe("Every so many days, weeks, months or years"),
  unit: z.enum(REPEAT_UNITS),
  weekdays: z
    .array(z.number().int().min(1).max(7))
    .min(1)
    .refine((days) => new Set(days).size === days.length, { error: "twice" })
    .optional()
    .describe("Of weeks: on which days, Monday is 1; the day on which it is due when left out"),
  from: z
    .enum(REPEAT_FROM)
    .default("due")
    .describe("`due`: counted from when it was due, what has gone by is left out; `done`: from the day it was done"),
  until: optional(day).describe("The last day on which one may be due; never ends when null"),
  day: z.number().int().min(1).max(31).optional().describe("Of months: the day that shorter ones have at their end"),
});
export type Repeats = z.output<typeof Repeats>;

const fields = {
  title: line(300),
  note: optional(prose(10_000)),
  dueAt: optional(instant),
  priority: z.enum(TASK_PRIORITIES).optional().describe("`normal` when left out"),
  checklist: checklist.optional(),
  repeats: Repeats.nullish().describe("Once it is done the next one is added; it has to be due some time"),
  ownerId: optional(id).describe(
    "Who is to do it; when left out the assignment rules choose, and where they find nobody it is the one who adds it",
  ),
  customerId: optional(id).describe("The customer it is about; its timeline tells of the task"),
  dealId: optional(id),
  projectId: optional(id),
  custom: custom.optional(),
};

export const CreateTask = z.strictObject(fields);
export const UpdateTask = z.strictObject({ ...fields, title: fields.title.optional(), id, version });
const told = {
  status: z.enum(["open", "done"]).optional(),
  doneAt: instant.optional().describe("When it was done; now when left out"),
};
export const ImportTask = CreateTask.omit({ repeats: true }).extend({
  ...told,
  checklist: z.array(Check.shape.text).max(MOST_CHECKS).optional(),
});
export const ReviseTask = UpdateTask.omit({ repeats: true, checklist: true }).extend(told);
export const TickCheck = z.strictObject({ id, key: Check.shape.key, done: z.boolean() });
export const TaskId = z.strictObject({ id });
export const TaskVersion = z.strictObject({ id, version });
export const ListTasks = listInput({ fields: TASK_FIELDS, sorts: TASK_SORTS, sort: "dueAt", custom: true });

export const Task = z.object({
  id,
  title: z.string(),
  note: z.string().nullable(),
  dueAt: instant.nullable(),
  overdue: z.boolean(),
  priority: z.enum(TASK_PRIORITIES),
  checklist: z.array(z.object({ key: z.string(), text: z.string(), done: z.boolean() })),
  repeats: z.custom<Repeats>().nullable(),
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
export const TaskPage = recordsOf(Task);

const teamTask = z.object({ id, title: z.string(), dueAt: instant.nullable(), overdue: z.boolean() });
export const TeamTasks = z.object({
  data: z.array(
    z.object({
      id: id.describe("The person"),
      name: z.string(),
      pictureId: id.nullable(),
      open: z.number().int(),
      overdue: z.number().int(),
      tasks: z.array(teamTask).describe("Those that are due first, at most five"),
    }),
  ),
});
export type TeamMember = z.output<typeof TeamTasks>["data"][number];

/** The day in question, from its first instant to the next day's: only the one who asks knows the time zone. */
export const TaskPeriod = period;
const due = z.object({
  due: z.number().int().describe("Open and due in the period"),
  overdue: z.number().int().describe("Open and due before now, in the period or not"),
});
export const TaskSummary = z.object({ mine: due, all: due });
