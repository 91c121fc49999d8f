import type { Format } from "#app/shell/format.ts";
import type { Task } from "./columns.tsx";

export const GROUPS = ["overdue", "today", "upcoming", "none"] as const;
export type Group = (typeof GROUPS)[number];

/** Tasks by when they are due, in their order; groups without any are left out. */
export function groupsOf(tasks: readonly Task[], format: Pick<Format, "daysFromToday">) {
  return GROUPS.map((group) => ({ group, tasks: tasks.filter((task) => groupOf(task, format) === group) })).filter(
    (one) => one.tasks.length > 0,
  );
}

function groupOf({ dueAt, overdue }: Task, format: Pick<Format, "daysFromToday">): Group {
  if (!dueAt) return "none";
  const days = format.daysFromToday(dueAt);
  return overdue || days < 0 ? "overdue" : days === 0 ? "today" : "upcoming";
}
