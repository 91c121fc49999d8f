import type { Ctx } from "#worker/kernel/context.ts";
import { mustBeKnown } from "#worker/kernel/db/filter.ts";
import type { Filter } from "#worker/kernel/list/fields.ts";
import { parseAt } from "#worker/kernel/parse.ts";
import { ListTasks } from "../contract.ts";

/** The condition as lists of tasks understand it. Throws 422 for one that they could not be asked. */
export function checkFilter(sent: Record<string, unknown>, { tenant }: Pick<Ctx, "tenant">): Filter {
  const filter = parseAt(ListTasks.shape.filter, sent, ["filter"]) as Filter;
  mustBeKnown(filter, { tenant, object: "tasks" });
  return filter;
}
