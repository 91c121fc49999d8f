import type { Ctx } from "#worker/kernel/context.ts";
import type { Bulk } from "#worker/kernel/db/bulk.ts";
import type { Duplicable } from "#worker/kernel/db/duplicable.ts";
import { Failure } from "#worker/kernel/errors.ts";
import { duplicableOf } from "#worker/kernel/registry.ts";
import { bulkFor } from "#worker/modules/jobs/index.ts";

/** Records of one kind, of which two may be one. */
export type Subject = {
  /** What the API calls them. */
  name: string;
  /** Where they are kept. */
  table: "customers" | "records";
  /** The object of the agency's own. */
  objectId: string | null;
  /** What rights to them begin with. */
  resource: string;
  bulk: Bulk;
  duplicable: Duplicable;
};

/** Throws 422 for what is none, or not of this tenant. */
export function subjectOf(name: string, ctx: Ctx): Subject {
  const own = ctx.tenant?.objects.find((object) => object.name === name);
  const table = own ? "records" : "customers";
  const duplicable = duplicableOf(own ? table : name);
  if (!duplicable || (!own && name !== table))
    throw new Failure("invalid", "invalid", { fields: [{ path: "subject", reason: "unknown_object" }] });
  const resource = own ? `records.${own.id}` : name;
  return { name, table, objectId: own?.id ?? null, resource, bulk: bulkFor(name, ctx), duplicable };
}
