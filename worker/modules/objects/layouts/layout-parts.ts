import { customName } from "#worker/kernel/custom/field.ts";
import type { BuiltInColumn } from "#worker/kernel/custom/layout.ts";
import { Failure } from "#worker/kernel/errors.ts";
import { builtInLayoutOf } from "#worker/kernel/registry.ts";
import type { Tenant } from "#worker/kernel/tenant.ts";

export type LayoutParts = {
  /** All that pages and forms of such records show, as without a layout; the agency's own last. */
  fields: string[];
  columns: BuiltInColumn[];
};

/** What an object's records can be arranged of. Throws 404 when there is no such object. */
export function layoutParts(object: string, tenant: Tenant | null): LayoutParts {
  const own = tenant?.objects.some(({ name }) => name === object);
  const ours = builtInLayoutOf(own ? "records" : object);
  if (!ours || (object === "records" && !own)) throw new Failure("not_found", "objects.unknown");
  const custom = (tenant?.fields ?? []).filter((field) => field.object === object).map(({ key }) => customName(key));
  return {
    fields: [...ours.fields, ...custom],
    // Of an own object all fields are columns without a word: they are what it is.
    columns: [
      ...ours.columns,
      ...custom.map((id): BuiltInColumn => ({ id, field: id, ...(own ? {} : { extra: true }) })),
    ],
  };
}
