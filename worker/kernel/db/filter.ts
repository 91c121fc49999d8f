import { and, or, type SQL } from "drizzle-orm";
import { isCustom } from "../custom/field.ts";
import type { Conditions, Filter, Operator } from "../list/fields.ts";
import { fieldInput } from "../list/filter-input.ts";
import { parseAt, unknownField } from "../parse.ts";
import { compare, counted, type Filterables, onMoments } from "./compare.ts";
import { type Custom, customOf } from "./custom.ts";
import { type Of, relatedBy } from "./related.ts";
import { kindIn } from "./relations.ts";

/**
 * The conditions of a parsed filter. `me` in a person field is the acting user. What is asked of the tenant's own fields and
 * of related records is checked here, where they are known: throws 422 as the contract would.
 */
export function filterBy(
  filter: Filter,
  fields: Filterables,
  of: Of,
  path: readonly string[] = ["filter"],
): SQL | undefined {
  const custom = of.object === undefined ? undefined : customOf(of, of.object);
  const conditions = Object.entries(filter).map(([name, sent]): SQL | undefined => {
    const here = [...path, name];
    if (sent === undefined) return undefined;
    if (name === "and" || name === "or") {
      const parts = (sent as Filter[]).map((part, at) => filterBy(part, fields, of, [...here, String(at)]));
      return name === "and" ? and(...parts) : anyOf(parts);
    }
    if (name === "related" || name === "unrelated")
      return and(
        ...Object.entries(sent as Record<string, Filter>).map(([relation, inner]) =>
          relatedBy(relation, inner, name === "unrelated", of, [...here, relation], filterBy),
        ),
      );
    return isCustom(name) ? onOwn(name, sent, custom, of, here) : onField(name, sent as Conditions, fields, of);
  });
  return and(...conditions);
}

/** Throws 422, as asking it would, for a filter of an object's records that this tenant's cannot be asked. */
export function mustBeKnown(filter: Filter, of: Of & { object: string }): void {
  filterBy(filter, kindIn(of, of.object).kind.filters, of);
}

/** A part without conditions holds for everything, and so does a group that has one. */
function anyOf(parts: (SQL | undefined)[]): SQL | undefined {
  return parts.includes(undefined) ? undefined : or(...parts);
}

function onField(name: string, sent: Conditions, fields: Filterables, of: Of): SQL | undefined {
  const field = fields[name];
  if (!field) throw new Error(`No column for the filter ${name}`);
  const timeZone = zoneOf(of);
  return each(sent, timeZone, (operator, value) => {
    if (typeof field === "function") return field(operator, value);
    return field.getSQLType().startsWith("timestamp")
      ? onMoments(field, operator, value, timeZone, (moment) => new Date(moment).toISOString())
      : compare(field, operator, value);
  });
}

function onOwn(name: string, sent: unknown, custom: Custom | undefined, of: Of, path: string[]): SQL | undefined {
  const type = custom?.declared[name];
  const field = custom?.filters[name];
  if (!type || typeof field !== "function") throw unknownField(path);
  return each(parseAt(fieldInput(type), sent, path) as Conditions, zoneOf(of), field);
}

function each(
  sent: Conditions,
  timeZone: string,
  condition: (operator: Operator, value: unknown) => SQL | undefined,
): SQL | undefined {
  return and(
    ...Object.entries(sent).map(([operator, value]) =>
      value === undefined ? undefined : condition(...counted(operator as Operator, value, timeZone)),
    ),
  );
}

function zoneOf({ tenant }: Of): string {
  return tenant?.timeZone ?? "UTC";
}
