import { Column, getTableName, is, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn, PgTable } from "drizzle-orm/pg-core";
import { type CustomField, customName } from "../custom/field.ts";
import { isGrouped, MOST_GROUPS } from "../custom/options.ts";
import { Failure } from "../errors.ts";
import type { AskedTotals, Total } from "../list/totals.ts";
import { kindOf, nameColumnOf, ownKind } from "../registry.ts";
import { rows, type Statement } from "./builder.ts";
import { type Custom, columnOf, seen, tableOf } from "./custom.ts";

/** A number or an amount, and the column that says in which currency. */
export type Summables = Record<string, { by: AnyPgColumn; currency: AnyPgColumn }>;
type Of = { table: PgTable; where: SQL; ours: Summables; custom: Custom | undefined };

/**
 * Sums of all rows that match, or with `groups` the rows by value of a field: how many and their sums, the largest groups, in
 * the order of the choices or names. One look at the rows. Throws 422 for what cannot be summed or grouped.
 */
export function totals({ table, where, ours, custom }: Of, asked: AskedTotals): Statement<Total[]> {
  const names = asked.sums?.split(",") ?? [];
  const summed = names.map((name) => summedOf(name, ours, custom));
  const currency = summed.find((one) => one.currency)?.currency ?? sql`null::text`;
  const group = asked.groups === undefined ? null : groupOf(asked.groups, table, custom);
  const values = summed.map(({ by }) => sql`, sum(${by})::float8`);
  const array = sql.join([sql`json_build_array(currency`, ...names.map((_, at) => sql.raw(`, sum_${at}`)), sql`)`]);
  const named = values.map((value, at) => sql`${value} as ${sql.raw(`sum_${at}`)}`);
  return rows<Total>(sql`select value, ${group?.label ?? sql`null`} as label, count, sums from (
      select value, sum(count)::int as count, json_agg(${array} order by currency) as sums from (
        select ${group?.value ?? sql`null::text`} as value, ${currency} as currency, count(*) as count${sql.join(named)}
          from ${table} where ${where} group by 1, 2) part
      group by 1 order by 2 desc, 1 limit ${MOST_GROUPS}) g
    order by value is null, ${group?.order ?? sql`1`}, value`);
}

function summedOf(
  name: string,
  ours: Summables,
  custom: Custom | undefined,
): { by: SQL | AnyPgColumn; currency?: AnyPgColumn } {
  const own = fieldOf(name, custom);
  if (own && (own.kind === "number" || own.kind === "currency"))
    return { by: seen(own, columnOf(own, tableOf(own.object))) };
  const built = Object.hasOwn(ours, name) ? ours[name] : undefined;
  if (!built) throw refused("sums");
  return built;
}

/** The value of each row as text, what it is called, and how the values are ordered. */
function groupOf(name: string, table: PgTable, custom: Custom | undefined): { value: SQL; label: SQL; order: SQL } {
  const own = fieldOf(name, custom);
  if (own) {
    if (!isGrouped(own.kind)) throw refused("groups");
    const column = seen(own, columnOf(own, tableOf(own.object)));
    if (own.kind === "yes_no")
      return inOrder(sql`case when ${column} = 1 then 'true' else 'false' end`, ["true", "false"]);
    if (own.kind === "select") return inOrder(sql`${column}`, own.settings.choices?.map(({ value }) => value) ?? []);
    return byName(sql`${column}::text`, own.kind === "person" ? "users" : (own.settings.object ?? ""));
  }
  const kind = kindOf(getTableName(table)) ?? ownKind();
  const declared = Object.hasOwn(kind.fields, name) ? kind.fields[name] : undefined;
  const column = kind.filters[name];
  if (!declared || !is(column, Column) || !isGrouped(declared.type)) throw refused("groups");
  if (declared.type === "select") return inOrder(sql`${column}`, declared.options ?? []);
  return byName(
    sql`${column}::text`,
    declared.type === "person" ? "users" : (declared.resource ?? ""),
    kindOf(declared.resource ?? "") === undefined,
  );
}

function inOrder(value: SQL, options: readonly string[]) {
  return { value, label: sql`null`, order: sql`array_position(${sql.param(options)}::text[], value)` };
}

/** Records that the actor does not see have no name. `ours`: of a table that no agency adds fields to, named by `name`. */
function byName(value: SQL, resource: string, ours = resource === "users") {
  const table = sql.identifier(ours || nameColumnOf(resource) ? resource : "records");
  const name = sql.identifier(nameColumnOf(resource) ?? "name");
  const of = (column: SQL) => sql`(select ${column} from ${table} one where one.id = g.value::uuid)`;
  const label = of(sql`one.${name}`);
  // Stages stand in the order of their pipeline.
  const place = resource === "stages" ? sql`${of(sql`one.position`)}, ` : sql``;
  return { value, label, order: sql`${place}${label} collate "tr-x-icu"` };
}

function fieldOf(name: string, custom: Custom | undefined): CustomField | undefined {
  return custom?.fields.find(({ key }) => customName(key) === name);
}

function refused(path: "sums" | "groups"): Failure {
  return new Failure("invalid", "invalid", { fields: [{ path, reason: "unknown_field" }] });
}
