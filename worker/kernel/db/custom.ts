import { and, eq, ne, or, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { type CustomField, customName, KEPT_AS } from "../custom/field.ts";
import { filterTypeOf, isSortable } from "../custom/filter-type.ts";
import type { FilterFields, Operator } from "../list/fields.ts";
import { isBuiltIn, nameColumnOf } from "../registry.ts";
import type { Tenant } from "../tenant.ts";
import { compare, type Filterable, type Filterables, onMoments } from "./compare.ts";
import type { SortKeys } from "./keyset.ts";
import { holds } from "./lists.ts";
import { slotsOf } from "./slots.ts";

/** A tenant's own fields on one of its objects, as SQL. What is hidden from the acting person is null to every statement. */
export type Custom = {
  fields: readonly CustomField[];
  /** One JSON object of the values, by key: text without parameters, for `listing`. */
  shown: string;
  declared: FilterFields;
  filters: Filterables;
  sorts: SortKeys;
};

const known = new WeakMap<Tenant, Map<string, Custom>>();

/** The fields of `object`. Undefined where the tenant has none. */
export function customOf({ tenant }: { tenant: Tenant | null }, object: string): Custom | undefined {
  if (!tenant || tenant.fields.length === 0) return undefined;
  const objects = known.get(tenant) ?? new Map<string, Custom>();
  known.set(tenant, objects);
  const found = objects.get(object) ?? make(tenant, object, tableOf(object));
  objects.set(object, found);
  return found.fields.length > 0 ? found : undefined;
}

/** Where the records of an object are: all those of tenants' own objects in one table. */
export function tableOf(object: string): string {
  return isBuiltIn(object) ? object : "records";
}

function make(tenant: Tenant, object: string, table: string): Custom {
  const fields = tenant.fields.filter((field) => field.object === object);
  const named = <T>(of: (field: CustomField) => T | null) =>
    Object.fromEntries(
      fields.flatMap((field): [string, T][] => {
        const one = of(field);
        return one === null ? [] : [[customName(field.key), one]];
      }),
    );
  return {
    fields,
    shown: shownOf(fields, table),
    declared: named(filterTypeOf),
    filters: named((field) => (filterTypeOf(field) ? filterOf(field, table, tenant.timeZone) : null)),
    sorts: named((field) =>
      isSortable(field)
        ? { sparse: seen(field, columnOf(field, table)), type: KEPT_AS[field.kind] === "text" ? "text" : "float8" }
        : null,
    ),
  };
}

/** The slot of a field. */
export function columnOf(field: CustomField, table: string): AnyPgColumn {
  const column = slotsOf(table)[field.slot ?? ""];
  if (!column) throw new Error(`The field ${field.key} has no slot.`);
  return column;
}

/** Null to whom the field is hidden from; then no index is of use, but hidden fields are few. */
export function seen(field: CustomField, column: AnyPgColumn): AnyPgColumn | SQL {
  const hidden = hiddenText(field);
  return hidden ? sql`case when not ${sql.raw(hidden)} then ${column} end` : column;
}

/** Asks once in a statement whether the field is hidden from the actor; null for what is hidden from nobody. */
export function hiddenText({ hiddenFrom }: CustomField): string | null {
  return hiddenFrom.length > 0 ? `(select app.hides(${literal(`{${hiddenFrom.join(",")}}`)}))` : null;
}

function filterOf(field: CustomField, table: string, timeZone: string): Filterable {
  const ask = KEPT_AS[field.kind] === "list" ? holds(field, table) : asked(field, columnOf(field, table), timeZone);
  const hidden = hiddenText(field);
  return hidden ? (operator, value) => and(sql`not ${sql.raw(hidden)}`, ask(operator, value)) : ask;
}

function asked(field: CustomField, column: AnyPgColumn, timeZone: string) {
  return (operator: Operator, value: unknown) => {
    if (operator === "empty") return compare(column, operator, value);
    if (field.kind === "yes_no") return value ? eq(column, 1) : (or(ne(column, 1), sql`${column} is null`) as SQL);
    if (field.kind === "date") return compare(column, operator, Array.isArray(value) ? value.map(dayAt) : dayAt(value));
    if (field.kind === "date_time") return onMoments(column, operator, value, timeZone, (moment) => moment);
    return compare(column, operator, value);
  };
}

/** As days stand in a slot. */
function dayAt(day: unknown): number {
  return Date.parse(`${day}T00:00:00Z`);
}

const MOST_PAIRS = 50;

/** A function takes a hundred arguments. */
function shownOf(fields: readonly CustomField[], table: string): string {
  const pairs = fields.map((field) => `${literal(field.key)}, ${shownValue(field, table)}`);
  const parts: string[] = [];
  for (let at = 0; at < pairs.length; at += MOST_PAIRS)
    parts.push(`jsonb_build_object(${pairs.slice(at, at + MOST_PAIRS).join(", ")})`);
  return parts.length === 1 ? `json${parts[0]?.slice("jsonb".length)}` : parts.join(" || ");
}

/** A value as it is answered, as text of SQL without parameters; null to whom the field is hidden from. */
export function shownValue(field: CustomField, table: string): string {
  const value = sqlOf(field, table);
  const hidden = hiddenText(field);
  return hidden ? `case when not ${hidden} then ${value} end` : value;
}

function sqlOf({ id, kind, slot, settings }: CustomField, table: string): string {
  const column = slot === null ? `("${table}"."extra" ->> ${literal(id)})` : `"${table}"."${slot}"`;
  const utc = `to_timestamp(${column} / 1000) at time zone 'UTC'`;
  switch (kind) {
    case "long_text":
    case "address":
    case "multi_select":
      return `"${table}"."extra" -> ${literal(id)}`;
    case "date":
      return `to_char(${utc}, 'YYYY-MM-DD')`;
    case "date_time":
      return `to_char(${utc}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
    case "yes_no":
      return `${column} = 1`;
    case "auto_number":
      return `${literal(settings.prefix ?? "")} || case when ${column} < ${10 ** (settings.digits ?? 1)} then lpad(${column}::bigint::text, ${settings.digits ?? 1}, '0') else ${column}::bigint::text end`;
    case "person":
      return named("users", "name", `one.id = ${column}`);
    case "relation":
      return relatedTo(settings.object ?? "", column, table);
    case "relations":
      return allRelatedTo(settings.object ?? "", id, table);
    case "files":
      return filesOf(id, table);
    default:
      return column;
  }
}

function relatedTo(object: string, column: string, table: string): string {
  const name = nameColumnOf(object);
  return named(
    name ? object : "records",
    name ?? "name",
    `one.tenant_id = "${table}"."tenant_id" and one.id = ${column}`,
  );
}

function filesOf(field: string, table: string): string {
  return `(select json_agg(json_build_object('id', one.id, 'name', one.name, 'size', one.size::text, 'type', one.content_type) order by w.at)
    from jsonb_array_elements_text("${table}"."extra" -> ${literal(field)}) with ordinality w (id, at)
    join files one on one.tenant_id = "${table}"."tenant_id" and one.id = w.id::uuid)`;
}

/** In the order in which they were put; what the actor does not see is left out. */
function allRelatedTo(object: string, field: string, table: string): string {
  const name = nameColumnOf(object);
  return `(select json_agg(json_build_object('id', one.id, 'name', one.${name ?? "name"}) order by w.at)
    from jsonb_array_elements_text("${table}"."extra" -> ${literal(field)}) with ordinality w (id, at)
    join ${name ? object : "records"} one on one.tenant_id = "${table}"."tenant_id" and one.id = w.id::uuid)`;
}

function named(table: string, name: string, where: string): string {
  return `(select json_build_object('id', one.id, 'name', one.${name}) from ${table} one where ${where})`;
}

/** A text inside SQL; keys, ids and prefixes, checked long before. */
function literal(text: string): string {
  return `'${text.replaceAll("'", "''").replaceAll("\0", "")}'`;
}
