import type { Ctx } from "#worker/kernel/context.ts";
import type { Bulk } from "#worker/kernel/db/bulk.ts";
import { Failure } from "#worker/kernel/errors.ts";
import { bulkOf } from "#worker/kernel/registry.ts";

/** What can be done with many of these records. Throws 422 for what is none, or not of this tenant. */
export function bulkFor(subject: string, { tenant }: Ctx): Bulk {
  const own = tenant?.objects.some(({ name }) => name === subject);
  const bulk = own ? bulkOf("records") : subject === "records" ? undefined : bulkOf(subject);
  if (!bulk) throw new Failure("invalid", "invalid", { fields: [{ path: "subject", reason: "unknown_object" }] });
  return bulk;
}
