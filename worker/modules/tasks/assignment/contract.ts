import { z } from "zod";
import { day, id, instant, line, version } from "#worker/kernel/contract.ts";
import { pageOf } from "#worker/kernel/list/contract.ts";
import { METHODS, methods } from "./methods/index.ts";
import { MOST_PEOPLE, MOST_RULES, REFUSALS } from "./options.ts";

const fields = {
  name: line(120),
  filter: z.record(z.string(), z.unknown()).describe("Which tasks it is for, as lists of tasks are filtered"),
  method: z.enum(METHODS).describe("How one of those who could is chosen"),
  people: z
    .array(id)
    .max(MOST_PEOPLE)
    .refine((ids) => new Set(ids).size === ids.length, { error: "twice" })
    .describe("Who could get them, in their order"),
  teamId: id.nullable().describe("The same for a team"),
  withinHours: z.boolean().describe("Only those who work at that moment; where nobody does, the next rule decides"),
  active: z.boolean(),
};

export const CreateRule = z
  .strictObject({
    ...fields,
    filter: fields.filter.default({}),
    people: fields.people.default([]),
    teamId: fields.teamId.optional(),
    withinHours: fields.withinHours.default(false),
    active: fields.active.default(true),
  })
  .superRefine(wantPeople);
export const UpdateRule = z
  .strictObject({
    id,
    version,
    name: fields.name.optional(),
    filter: fields.filter.optional(),
    method: fields.method.optional(),
    people: fields.people.optional(),
    teamId: fields.teamId.optional(),
    withinHours: fields.withinHours.optional(),
    active: fields.active.optional(),
  })
  .superRefine((rule, ctx) => {
    if (rule.method && rule.people) wantPeople({ ...rule, method: rule.method, people: rule.people }, ctx);
  });
export const RuleVersion = z.strictObject({ id, version });
export const ReorderRules = z.strictObject({ ids: z.array(id).min(1).max(MOST_RULES) });

type Wanted = { method: string; people: string[]; teamId?: string | null | undefined };

function wantPeople({ method, people, teamId }: Wanted, ctx: z.core.$RefinementCtx) {
  const wants = methods.find(({ name }) => name === method)?.people;
  if (wants === "one" && people.length !== 1)
    ctx.addIssue({ code: "custom", path: ["people"], message: "assignment.one_person", input: people });
  if (wants === "some" && people.length === 0 && !teamId)
    ctx.addIssue({ code: "custom", path: ["people"], message: "assignment.no_people", input: people });
}

export const Rule = z.object({
  id,
  name: z.string(),
  position: z.number().int(),
  filter: z.record(z.string(), z.unknown()),
  method: z.enum(METHODS),
  people: z.array(z.object({ id, name: z.string() })),
  teamId: id.nullable(),
  teamName: z.string().nullable(),
  withinHours: z.boolean(),
  active: z.boolean(),
  version: z.number().int(),
  createdAt: instant,
  updatedAt: instant,
});
export const RulePage = pageOf(Rule);

const candidate = z.object({
  id,
  name: z.string(),
  refused: z.enum(REFUSALS).nullable().describe("Why it could not be this person"),
  load: z.number().int().describe("Open tasks, overdue ones counted twice"),
  turn: z.number().int().nullable().describe("Of two the smaller one was longer ago; null: never yet"),
  distance: z.number().int().optional().describe("By territory: how many steps above the task's own theirs is"),
});
export type Candidate = z.output<typeof candidate>;

export const TryRules = z.strictObject({ taskId: id.describe("A task to take as an example; it stays as it is") });
export const Tried = z.object({
  userId: id.nullable().describe("Who would get it; null: the one who adds it"),
  userName: z.string().nullable(),
  rules: z.array(
    z.object({
      id,
      name: z.string(),
      method: z.string(),
      fits: z.boolean(),
      chosen: id.nullable(),
      candidates: z.array(candidate),
    }),
  ),
});

export const ListAssignments = z.strictObject({ id: id.describe("The task") });
export const Assignments = z.object({
  data: z.array(
    z.object({
      id,
      ruleId: id,
      ruleName: z.string(),
      method: z.string(),
      userId: id,
      userName: z.string().nullable(),
      candidates: z.array(candidate),
      createdAt: instant,
    }),
  ),
});

const CLOCK = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/;
const clock = z.string().regex(CLOCK).describe("`09:00`; `24:00` is the end of the day");
const shift = z
  .strictObject({ day: z.number().int().min(1).max(7).describe("Monday is 1"), from: clock, to: clock })
  .refine(({ from, to }) => !CLOCK.test(from) || !CLOCK.test(to) || from < to, {
    error: "ends_before_start",
    path: ["to"],
  });
export type Shift = z.output<typeof shift>;

export const SetHours = z.strictObject({
  userId: id.nullable().describe("Null: of everybody who has none of their own"),
  week: z.array(shift).max(28),
  daysOff: z.array(day).max(400).default([]),
});
export const ClearHours = z.strictObject({ userId: id });
export const Hours = z.object({
  userId: id.nullable(),
  userName: z.string().nullable(),
  week: z.array(z.object({ day: z.number().int(), from: z.string(), to: z.string() })),
  daysOff: z.array(z.string()),
});
export const HoursList = z.object({ data: z.array(Hours) });
