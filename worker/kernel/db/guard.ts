import { type SQL, sql } from "drizzle-orm";
import { fixed, row, rows, type Statement } from "./builder.ts";
import { perItem } from "./per-item.ts";

/** Raises 409 with the reason, inside the transaction, unless `condition` is true. */
export function guard(condition: SQL, reason: string): Statement<unknown> {
  return row(sql`select app.guard((${condition}), 409, ${reason})`);
}

/**
 * Locks a record for change, first in every write to it. Raises 404 when it is missing or hidden, 403 when it is visible
 * but not the actor's to change, 412 when `version` is given and another one is stored.
 */
export function lock(resource: string, id: string, version?: number): Statement<unknown> {
  return perItem(
    () => `lock ${resource}`,
    { id, version: version ?? null },
    (items) =>
      rows(sql`select app.lock_row(${resource}, wanted.id, wanted.version)
        from unnest(${sql.param(items.map((item) => item.id))}::uuid[], ${sql.param(items.map((item) => item.version))}::int[]) wanted(id, version)`),
  );
}

/** Raises 422 for the field unless the actor may see the record that a relation points at. Null passes. */
export function mustSee(resource: string, id: string | null | undefined, field: string): Statement<unknown> {
  return perItem(
    () => `see ${resource} ${field}`,
    id ?? null,
    (ids) => rows(sql`select app.must_see(${resource}, id, ${field}) from unnest(${sql.param(ids)}::uuid[]) id`),
  );
}

/** Raises 403 without that right, in whatever scope. */
export function mustMay(permission: string): Statement<unknown> {
  return fixed(
    "select app.fail(403, 'forbidden', jsonb_build_object('permission', $1::text)) where not (app.is_system() or app.may($1))",
    [permission],
  );
}
