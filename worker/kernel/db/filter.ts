import { and, eq, gt, gte, inArray, isNotNull, isNull, lt, lte, notInArray, or, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { isCustom } from "../custom/field.ts";
import { Failure } from "../errors.ts";
import { fieldInput } from "../list/contract.ts";
import type { Filter, FilterFields, Operator } from "../list/fields.ts";
import { parse } from "../parse.ts";
import { fold } from "../text.ts";

/** A column, or a condition of its own for a field that is not simply a column. */
export type Filterable = AnyPgColumn | ((operator: Operator, value: unknown) => SQL | undefined);
export type Filterables = Record<string, Filterable>;
/** The tenant's own fields: how each can be filtered, and its condition. */
type Declared = { declared: FilterFields; filters: Filterables };

/**
 * The conditions of a parsed filter. `me` in a person field is the acting user. What is asked of the tenant's own fields is
 * checked here, where they are known: throws 422 as the contract would.
 */
export function filterBy(filter: Filter, fields: Filterables, custom?: Declared): SQL | undefined {
  const conditions = Object.entries(filter).flatMap(([name, sent]) => {
    const own = isCustom(name);
    const field = (own ? custom?.filters : fields)?.[name];
    if (!field) throw own ? unknown(name) : new Error(`No column for the filter ${name}`);
    const operators = own ? checked(name, sent, custom as Declared) : sent;
    return Object.entries(operators ?? {}).map(([operator, value]) =>
      typeof field === "function" ? field(operator as Operator, value) : compare(field, operator as Operator, value),
    );
  });
  return and(...conditions);
}

/** One condition on a column. */
export function compare(column: AnyPgColumn, operator: Operator, raw: unknown): SQL | undefined {
  const value = column.getSQLType().startsWith("timestamp")
    ? momentOf(String(raw))
    : raw === "me"
      ? sql`app.user_id()`
      : raw;
  switch (operator) {
    case "eq":
      return eq(column, value);
    case "has":
      return sql`app.fold(${column}) like ${`%${fold(String(raw)).replace(/[\\%_]/g, "\\$&")}%`}`;
    case "in":
      return inArray(column, listOf(raw));
    case "nin":
      return or(notInArray(column, listOf(raw)), isNull(column));
    case "gt":
      return gt(column, value);
    case "gte":
      return gte(column, value);
    case "lt":
      return lt(column, value);
    case "lte":
      return lte(column, value);
    case "empty":
      return raw ? isNull(column) : isNotNull(column);
  }
}

function checked(name: string, sent: unknown, { declared }: Declared): Filter[string] {
  const type = declared[name];
  if (!type) throw unknown(name);
  const parsed = parse(fieldInput(type), sent);
  if (!(parsed instanceof Failure)) return parsed as Filter[string];
  const under = ["filter", name];
  throw new Failure("invalid", "invalid", {
    fields: parsed.fields.map((field) => ({
      ...field,
      path: [...under, ...(field.path ? [field.path] : [])].join("."),
    })),
  });
}

function unknown(name: string): Failure {
  return new Failure("invalid", "invalid", { fields: [{ path: `filter.${name}`, reason: "unknown_field" }] });
}

function listOf(raw: unknown): unknown[] {
  return (raw as unknown[]).map((one) => (one === "me" ? sql`app.user_id()` : one));
}

/** A day is its first moment in the tenant's time zone. */
function momentOf(text: string): SQL | string {
  return /^\d{4}-\d{2}-\d{2}$/.test(text)
    ? sql`(${text}::date::timestamp at time zone (select time_zone from tenants where id = app.tenant_id()))`
    : text;
}
