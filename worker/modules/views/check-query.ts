import type { z } from "zod";
import { Failure, type FieldError } from "#worker/kernel/errors.ts";
import { parse } from "#worker/kernel/parse.ts";
import { listCustomers } from "#worker/modules/customers/index.ts";
import { listDeals } from "#worker/modules/pipeline/index.ts";
import { listProjects } from "#worker/modules/projects/index.ts";
import { listTasks } from "#worker/modules/tasks/index.ts";
import type { View, ViewQuery } from "./contract.ts";

type Query = z.output<typeof ViewQuery>;
type Resource = z.output<typeof View>["resource"];

const lists = {
  customers: listCustomers.input,
  deals: listDeals.input,
  projects: listProjects.input,
  tasks: listTasks.input,
};

/**
 * The query as the resource's own list understands it, so that what is saved can always be opened. Fails with `invalid`
 * and the fields that the list refuses.
 */
export function checkQuery(resource: Resource, { filter, sort, q, columns, layout }: Query): Query {
  const asked = { filter, ...(sort ? { sort } : {}), ...(q ? { q } : {}) };
  const parsed = parse(lists[resource], asked);
  if (parsed instanceof Failure) throw new Failure("invalid", "invalid", { fields: parsed.fields.map(beneath) });
  return {
    ...asked,
    filter: { ...(parsed as { filter: object }).filter },
    ...(columns ? { columns } : {}),
    ...(layout ? { layout } : {}),
  };
}

function beneath(field: FieldError): FieldError {
  return { ...field, path: `query.${field.path}` };
}
