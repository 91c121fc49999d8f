import { and, eq, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { z } from "zod";
import { db } from "#worker/kernel/db/builder.ts";
import type { Filterables } from "#worker/kernel/db/compare.ts";
import { filterBy } from "#worker/kernel/db/filter.ts";
import type { SortKeys } from "#worker/kernel/db/keyset.ts";
import { listing } from "#worker/kernel/db/listing.ts";
import type { Of } from "#worker/kernel/db/related.ts";
import { auditLog } from "#worker/kernel/tables.ts";
import { users } from "#worker/modules/identity/tables.ts";
import type { ListAudit } from "./contract.ts";

type Listing = z.output<typeof ListAudit>;
type Matching = Pick<Listing, "filter">;

const said = (side: "before" | "after") => sql`coalesce(${auditLog[side]} ->> 'name', ${auditLog[side]} ->> 'title')`;

/** Of the platform's people a tenant learns that it was the platform, not who and from where. */
const unlessOperator = (column: AnyPgColumn) =>
  sql<string | null>`case when ${auditLog.actorKind} <> 'operator' then ${column} end`;

/** An id that the entry holds, before or after. Under row security Postgres takes no `coalesce` for an index: it may leak. */
const held = (column: string) => {
  const [after, before] = [auditLog.after, auditLog.before].map((side) => sql`${side} ->> ${sql.raw(`'${column}'`)}`);
  return sql`(case when ${after} is not null then ${after} else ${before} end)::uuid`;
};

/** What a record is called now, or was called when it was removed. */
const nameIn = (table: string, id: SQL) => sql`coalesce((select name from ${sql.identifier(table)} where id = ${id}),
      (select gone.before ->> 'name' from ${auditLog} gone where gone.table_name = ${sql.raw(`'${table}'`)}
        and gone.row_id = ${id} and gone.action = 'delete' order by gone.at desc limit 1))`;

const shown = {
  id: auditLog.id,
  at: auditLog.at,
  action: auditLog.action,
  table: auditLog.tableName,
  rowId: auditLog.rowId,
  rowName: sql<string | null>`coalesce(case ${auditLog.tableName}
      when 'customers' then (select name from customers where id = ${auditLog.rowId})
      when 'deals' then (select name from deals where id = ${auditLog.rowId})
      when 'projects' then (select name from projects where id = ${auditLog.rowId})
      when 'tasks' then (select title from tasks where id = ${auditLog.rowId})
      when 'records' then (select name from records where id = ${auditLog.rowId})
      when 'fields' then (select label from fields where id = ${auditLog.rowId})
      when 'users' then (select name from users where id = ${auditLog.rowId})
      when 'roles' then (select name from roles where id = ${auditLog.rowId})
      when 'customer_tags' then ${nameIn("customers", held("customer_id"))}
      when 'notes' then ${nameIn("customers", held("customer_id"))}
      when 'team_members' then ${nameIn("users", held("user_id"))}
      end, ${said("after")}, ${said("before")})`,
  partName: sql<string | null>`case ${auditLog.tableName}
      when 'customer_tags' then ${nameIn("tags", held("tag_id"))}
      when 'team_members' then ${nameIn("teams", held("team_id"))}
      end`,
  actorKind: auditLog.actorKind,
  actorId: auditLog.actorId,
  actorName: unlessOperator(auditLog.actorName),
  actorPictureId: users.pictureId,
  operation: auditLog.operation,
  requestId: auditLog.requestId,
  ip: unlessOperator(auditLog.ip),
  before: auditLog.before,
  after: auditLog.after,
};

const sortKeys: SortKeys = { at: { by: auditLog.at, type: "timestamptz" } };

const filters: Filterables = {
  at: auditLog.at,
  action: auditLog.action,
  table: auditLog.tableName,
  rowId: auditLog.rowId,
  actorId: auditLog.actorId,
  actorKind: auditLog.actorKind,
  operation: auditLog.operation,
};

const listed = listing({ id: auditLog.id, sorts: sortKeys, select: (more) => select({ ...shown, ...more }) });

export function list(input: Listing, of: Of) {
  return listed.page(input, matching(input, of));
}

/** All that match, for a file; `mustFit` raises 413 when there are more. */
export function all(input: Matching & { sort: string }, most: number, of: Of) {
  return listed.all(input.sort, matching(input, of), most);
}

export function mustFit(input: Matching, most: number, of: Of) {
  return listed.mustFit(matching(input, of), most);
}

function matching({ filter }: Matching, { tenant }: Of) {
  return filterBy(filter, filters, { tenant });
}

function select<Fields extends NonNullable<Parameters<typeof db.select>[0]>>(fields: Fields) {
  const actor = and(eq(users.tenantId, auditLog.tenantId), eq(users.id, auditLog.actorId));
  return db.select(fields).from(auditLog).$dynamic().leftJoin(users, actor);
}
