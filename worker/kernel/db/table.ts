import { type BuildExtraConfigColumns, sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  customType,
  type PgColumnBuilderBase,
  type PgTableExtraConfigValue,
  pgTable,
  primaryKey,
  uuid,
} from "drizzle-orm/pg-core";
import { isoOf } from "./moment.ts";

/**
 * Who may touch the rows of a tenant table. `npm run db:generate` turns it into `select app.protect(…)`.
 * - `owner`: row scope own / team / all of `<resource>:read|write|delete`, by the column that holds the owner; with
 *   `territory` also by `territory_id`.
 * - `staff`: staff reads (with the permission `read`, if named) and writes with the permission `write`, if named.
 * - `parent`: follows the records that the columns point at (`{ customer_id: "customers" }`), all of them.
 * - `self`: the user's own rows, or everybody's with the permission `others`.
 * - `actor`: what the same person or API key made (`actor_id`), or everybody's with the permission `others`.
 * - `object`: row scope of the record's own object, by `object_id` and `owner_id`: `records.<id>:read|write|delete`.
 * - `subject`: follows the record named by the columns `subject` and `subject_id`, and a second one of the kind in `also`.
 * - `one`: follows the record that one of the columns points at. Staff adds; what one made oneself one changes and removes,
 *   everybody's one removes with the permission `others`.
 * - `system`: no actor but the system itself.
 */
export type Rights =
  | { by: "owner"; resource: string; column?: string; territory?: true }
  | { by: "staff"; read?: string; write?: string }
  | { by: "parent"; parents: Record<string, string> }
  | { by: "self"; column?: string; others?: string; shared?: string }
  | { by: "actor"; others: string }
  | { by: "object" }
  | { by: "subject"; also?: string }
  | { by: "one"; parents: Record<string, string>; others: string }
  | { by: "system" };

export type Protection = {
  rights: Rights;
  /** Rows are written to the audit log. Default true. */
  audited?: boolean;
  /** Columns that never appear in the audit log. */
  secrets?: string[];
  /** Columns whose change alone is neither audited nor a new version. */
  quiet?: string[];
  /** A plan limit: rows are counted under this name and refused above it. */
  counts?: string;
  /** The Worker's role may insert and read, never change or remove. */
  appendOnly?: boolean;
};

export const protections = new Map<string, Protection>();

export const tenantId = () => uuid("tenant_id").notNull().default(sql`app.tenant_id()`);

/** A moment: read as `2026-11-22T18:10:00.123Z`, written as any ISO 8601 text. */
export const at = customType<{ data: string; driverData: string }>({
  dataType: () => "timestamp with time zone",
  fromDriver: isoOf,
});

/** The moment of the row's making, unless said otherwise. */
export const atNow = (name: string) => at(name).notNull().default(sql`now()`);

/** When a record was made and last changed, and its version for optimistic concurrency (ETag). */
export const stamps = () => ({
  createdAt: atNow("created_at"),
  updatedAt: atNow("updated_at"),
});

/**
 * A table of one tenant's rows: `tenant_id` from the transaction's setting, `id` as UUIDv7 from the Worker, both together
 * the key. Row security, grants and triggers follow from `protection`; the catalogue test fails on a table without them.
 */
export function tenantTable<Name extends string, Columns extends Record<string, PgColumnBuilderBase>>(
  name: Name,
  protection: Protection,
  columns: Columns,
  extra: (table: BuildExtraConfigColumns<Name, WithKey<Columns>, "pg">) => PgTableExtraConfigValue[] = () => [],
) {
  protections.set(name, protection);
  const all: WithKey<Columns> = { ...key(), ...columns };
  return pgTable(name, all, (table) => {
    const [tenant, id] = [table.tenantId, table.id] as unknown as [AnyPgColumn, AnyPgColumn];
    return [primaryKey({ name: `${name}_pk`, columns: [tenant, id] }), ...extra(table)];
  });
}

const key = () => ({ tenantId: tenantId(), id: uuid("id").notNull() });
type WithKey<Columns> = ReturnType<typeof key> & Columns;
