import { getTableColumns, getTableName, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn, PgTable } from "drizzle-orm/pg-core";
import { type Sent, valuesChanged, valuesOfNew, type Written } from "../custom/written-values.ts";
import type { Tenant } from "../tenant.ts";
import { dialect, rows, type Statements } from "./builder.ts";
import { customGuards } from "./custom-guards.ts";
import { changedList, firstList, listGuards } from "./lists.ts";
import { perItem } from "./per-item.ts";

type Values = Record<string, unknown> & { custom?: Sent | undefined };
/** `object` where the rows are those of one of the tenant's own objects; else the table is the object. */
type Where = { tenant: Tenant | null; object?: string };
type Cell = { column: string; value: unknown };

/** A new record, values of the tenant's own fields with it: throws 422 for those that its fields refuse. */
export function insertRow(where: Where, table: PgTable, { custom, ...values }: Values & { id: string }): Statements {
  const written = valuesOfNew(fieldsOf(where, table), custom);
  const cells = [...cellsOf(table, values), ...customCells(written)];
  const extra = { ...written.extra, ...Object.fromEntries(written.lists.map((one) => [one.field.id, firstList(one)])) };
  if (Object.keys(extra).length > 0)
    cells.push({ column: "extra", value: sql`jsonb_strip_nulls(${JSON.stringify(extra)}::jsonb)` });
  return {
    ...customGuards(values.id, written),
    made: perItem(
      () => `insert ${getTableName(table)}`,
      cells,
      (items) => inserted(table, items),
    ),
  };
}

/** Changes a record; what is left out stays. Throws 422 for values that the tenant's own fields refuse. */
export function updateRow(where: Where, table: PgTable, id: string, { custom, ...values }: Values): Statements {
  const written = valuesChanged(fieldsOf(where, table), custom);
  const cells = [...cellsOf(table, values), ...customCells(written)];
  const changes = written.lists.map((one) => changedList(one, getTableName(table)));
  if (Object.keys(written.extra).length > 0 || changes.length > 0) {
    const all = sql.join([sql`${table}.extra`, sql`${JSON.stringify(written.extra)}::jsonb`, ...changes], sql` || `);
    cells.push({ column: "extra", value: sql`jsonb_strip_nulls(${all})` });
  }
  // Nothing to change is a write as well: the version goes up.
  if (cells.length === 0) cells.push({ column: "id", value: id });
  return {
    ...customGuards(id, written),
    changed: updated(table, cells, id),
    ...listGuards(written.lists, table, id),
  };
}

function inserted(table: PgTable, items: Cell[][]) {
  const columns = [...new Set(items.flatMap((cells) => cells.map(({ column }) => column)))];
  const tuples = items.map((cells) => {
    const given = new Map(cells.map(({ column, value }) => [column, value]));
    return sql`(${list(columns.map((column) => (given.has(column) ? sql`${given.get(column)}` : sql`default`)))})`;
  });
  return rows(sql`insert into ${table} (${list(columns.map((column) => sql`${sql.identifier(column)}`))})
    values ${list(tuples)}`);
}

/** One statement for all rows that get the same values. */
function updated(table: PgTable, cells: Cell[], id: string) {
  const set = list(cells.map(({ column, value }) => sql`${sql.identifier(column)} = ${value}`));
  return perItem(
    () => JSON.stringify([getTableName(table), dialect.sqlToQuery(set)]),
    id,
    (ids) => rows(sql`update ${table} set ${set} where ${table}.id = any(${sql.param(ids)}::uuid[])`),
  );
}

function fieldsOf({ tenant, object }: Where, table: PgTable) {
  const name = object ?? getTableName(table);
  return tenant?.fields.filter((field) => field.object === name) ?? [];
}

function cellsOf(table: PgTable, values: Record<string, unknown>): Cell[] {
  const columns = getTableColumns(table) as Record<string, AnyPgColumn>;
  return Object.entries(values).flatMap(([key, value]) => {
    const column = columns[key];
    if (!column) throw new Error(`No column for ${key}`);
    if (value === undefined) return [];
    return [{ column: column.name, value: isSql(value) ? value : sql.param(value, column) }];
  });
}

function customCells({ slots, numbered }: Written): Cell[] {
  return [
    ...Object.entries(slots).map(([column, value]) => ({ column, value })),
    ...numbered.map(({ id, slot }) => ({ column: slot ?? "", value: sql`app.next_number(${id})` })),
  ];
}

function list(parts: SQL[]): SQL {
  return sql.join(parts, sql`, `);
}

function isSql(value: unknown): boolean {
  return typeof value === "object" && value !== null && "getSQL" in value;
}
