import type { z } from "zod";
import type { Ctx } from "#worker/kernel/context.ts";
import { mustBeKnown } from "#worker/kernel/db/filter.ts";
import { Failure, type FieldError } from "#worker/kernel/errors.ts";
import type { Filter } from "#worker/kernel/list/fields.ts";
import { parse } from "#worker/kernel/parse.ts";
import { listCustomers } from "#worker/modules/customers/index.ts";
import { listRecords } from "#worker/modules/objects/index.ts";
import { listDeals } from "#worker/modules/pipeline/index.ts";
import { listProjects } from "#worker/modules/projects/index.ts";
import { listTasks } from "#worker/modules/tasks/index.ts";
import type { ViewQuery } from "./contract.ts";

type Query = z.output<typeof ViewQuery>;

const lists: Readonly<Record<string, z.ZodType>> = {
  customers: listCustomers.input,
  deals: listDeals.input,
  projects: listProjects.input,
  tasks: listTasks.input,
};

/**
 * The query as the resource's own list understands it, so that what is saved can always be opened. Fails with `invalid`
 * and the fields that the list refuses.
 */
export function checkQuery(
  { tenant }: Pick<Ctx, "tenant">,
  resource: string,
  { filter, sort, q, columns, layout, by, sum }: Query,
): Query {
  const asked = { filter, ...(sort ? { sort } : {}), ...(q ? { q } : {}) };
  const own = tenant?.objects.some((object) => object.name === resource);
  const list = lists[resource] ?? (own ? listRecords.input.omit({ object: true }) : undefined);
  if (!list) throw new Failure("invalid", "invalid", { fields: [{ path: "resource", reason: "objects.unknown" }] });
  const parsed = parse(list, asked);
  if (parsed instanceof Failure) throw refused(parsed);
  const { filter: known } = parsed as { filter: Filter };
  try {
    mustBeKnown(known, { tenant, object: resource });
  } catch (error) {
    throw error instanceof Failure ? refused(error) : error;
  }
  return {
    ...asked,
    filter: known,
    ...(columns ? { columns } : {}),
    ...(layout ? { layout } : {}),
    ...(by ? { by } : {}),
    ...(sum ? { sum } : {}),
  };
}

function refused({ fields }: Failure): Failure {
  return new Failure("invalid", "invalid", { fields: fields.map(beneath) });
}

function beneath(field: FieldError): FieldError {
  return { ...field, path: `query.${field.path}` };
}
