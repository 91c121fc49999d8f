import {
  and,
  eq,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  ne,
  not,
  notInArray,
  or,
  type SQL,
  sql,
} from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Operator } from "../list/fields.ts";
import { daysOf } from "../list/relative-days.ts";
import { fold } from "../text.ts";
import { addDays, type Day, dayIn, startOf } from "../time.ts";

/** A column, or a condition of its own for a field that is not simply a column. */
export type Filterable = AnyPgColumn | ((operator: Operator, value: unknown) => SQL | undefined);
export type Filterables = Record<string, Filterable>;

/** One condition on a column. */
export function compare(column: AnyPgColumn, operator: Operator, raw: unknown): SQL | undefined {
  const value = meant(column, raw);
  switch (operator) {
    case "eq":
      return eq(column, value);
    case "ne":
      return or(ne(column, value), isNull(column));
    case "has":
      return like(column, `%${spelled(raw)}%`);
    case "nhas":
      return or(not(like(column, `%${spelled(raw)}%`)), isNull(column));
    case "starts":
      return like(column, `${spelled(raw)}%`);
    case "in":
      return inArray(column, listOf(column, raw));
    case "nin":
      return or(notInArray(column, listOf(column, raw)), isNull(column));
    case "gt":
      return gt(column, value);
    case "gte":
      return gte(column, value);
    case "lt":
      return lt(column, value);
    case "lte":
      return lte(column, value);
    case "between": {
      const [from, to] = raw as [unknown, unknown];
      return and(gte(column, from), lte(column, to));
    }
    case "empty":
      return raw ? isNull(column) : isNotNull(column);
    case "within":
      throw new Error("Days as seen from today are counted before they are compared: see `counted`.");
    case "all":
      throw new Error("A column holds one value; of a field with several see `holds`.");
  }
}

/** `within` as the days that it means today. */
export function counted(operator: Operator, value: unknown, timeZone: string): [Operator, unknown] {
  return operator === "within" ? ["between", daysOf(String(value), dayIn(Date.now(), timeZone))] : [operator, value];
}

/**
 * Conditions on moments: a day is all of it, in the tenant's time zone. `before 1 May` ends where the day begins, `until 1
 * May` where it ends. `place` says how a moment stands in the column.
 */
export function onMoments(
  column: AnyPgColumn,
  operator: Operator,
  raw: unknown,
  timeZone: string,
  place: (moment: number) => unknown,
): SQL | undefined {
  const start = (text: string) => place(isDay(text) ? startOf(text, timeZone) : Date.parse(text));
  const after = (day: Day) => place(startOf(addDays(day, 1), timeZone));
  const upTo = (text: string) => (isDay(text) ? lt(column, after(text)) : lte(column, place(Date.parse(text))));
  const value = String(raw);
  switch (operator) {
    case "gt":
      return isDay(value) ? gte(column, after(value)) : gt(column, start(value));
    case "lte":
      return upTo(value);
    case "between": {
      const [from, to] = raw as [string, string];
      return and(gte(column, start(from)), upTo(to));
    }
    case "empty":
      return compare(column, operator, raw);
    default:
      return compare(column, operator, start(value));
  }
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text);
}

function like(column: AnyPgColumn, pattern: string): SQL {
  return sql`app.fold(${column}) like ${pattern}`;
}

function spelled(raw: unknown): string {
  return fold(String(raw)).replace(/[\\%_]/g, "\\$&");
}

function listOf(column: AnyPgColumn, raw: unknown): unknown[] {
  return (raw as unknown[]).map((one) => meant(column, one));
}

/** Of people `me` is the acting one; of a text it is two letters. */
function meant(column: AnyPgColumn, raw: unknown): unknown {
  return raw === "me" && column.getSQLType() === "uuid" ? sql`app.user_id()` : raw;
}
