import type { Ctx } from "#worker/kernel/context.ts";
import type { Statements } from "#worker/kernel/db/builder.ts";
import * as rules from "./repository.ts";

/** After a task was added that nobody was named for: whom the rules give it to. Nothing where the tenant has none. */
export function assign(taskId: string, ctx: Ctx): Statements {
  return ctx.tenant?.assignment.length ? { assigned: rules.assign(taskId, ctx) } : {};
}

/** The task as it is after that. */
export function afterwards<Task extends object>(task: Task, written: object): Task {
  const { assigned } = written as { assigned?: { to: rules.Assigned | null } };
  return { ...task, ...assigned?.to };
}
