import { and, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn, PgTable } from "drizzle-orm/pg-core";
import { type CustomField, customName } from "../custom/field.ts";
import { MOST_VALUES } from "../custom/options.ts";
import type { ListChange } from "../custom/written-values.ts";
import type { Operator } from "../list/fields.ts";
import { kindOf, ownKind } from "../registry.ts";
import { row, type Statements } from "./builder.ts";
import { slotsOf } from "./slots.ts";

// Fields that hold several values: an array in the record's `extra`, and a row of `list_values` for each: decision 028.

/** What a new record holds; null for nothing. */
export function firstList(change: ListChange): string[] | null {
  const values = "set" in change ? change.set : change.add;
  return values.length > 0 ? values : null;
}

/** `{ field: values }` after a change. Records that the actor does not see stay where they are: nobody takes away what he cannot know of. */
export function changedList(change: ListChange, table: string): SQL {
  const { field } = change;
  const held = sql`${sql.identifier(table)}.extra -> ${field.id}`;
  const [gone, added] =
    "set" in change
      ? [field.kind === "relations" ? seenOf(field, held) : allOf(held), change.set]
      : [sql`${sql.param(change.remove)}::text[]`, change.add];
  return sql`jsonb_build_object(${field.id}::text, app.changed_list(${held}, ${gone}, ${sql.param(added)}::text[]))`;
}

/** Raises 422 when a change leaves a required field empty, or more in it than it takes. A list that is set was checked before. */
export function listGuards(changes: readonly ListChange[], table: PgTable, id: string): Statements {
  return Object.fromEntries(
    changes.flatMap((change, at) => {
      const { id: field, key, required, settings } = change.field;
      if ("set" in change) return [];
      const count = sql`coalesce(jsonb_array_length(${table}.extra -> ${field}), 0)`;
      const most = settings.most ?? MOST_VALUES;
      const guard = row(sql`select app.fail(422, case when ${count} = 0 then 'required' else 'too_big_array' end,
          jsonb_build_object('path', ${customName(key)}::text, 'maximum', ${most}::int))
        from ${table} where ${table}.id = ${id} and (${count} > ${most} or (${required} and ${count} = 0))`);
      return [[`list${at}`, guard]];
    }),
  );
}

/** A condition on the values that a record holds. What most records fulfil is asked of their rows, the rest of `list_values`. */
export function holds(field: CustomField, table: string): (operator: Operator, value: unknown) => SQL | undefined {
  const { id, tenantId } = kindOf(field.object) ?? ownKind();
  const held = sql`${slotsOf(table).extra} -> ${field.id}`;
  const oneOf = (values: unknown) =>
    sql`exists (select from list_values v where v.tenant_id = ${tenantId} and v.subject_id = ${id} and v.field_id = ${field.id}
      and ${valueColumn(field)} = any(${sql.param(values)}::${typeOf(field)}[]))`;
  return (operator, value) => {
    switch (operator) {
      case "empty":
        return value ? sql`${held} is null` : sql`${held} is not null`;
      case "nin":
        return sql`not coalesce(jsonb_exists_any(${held}, ${sql.param(value)}::text[]), false)`;
      case "all":
        return and(...(value as unknown[]).map((one) => oneOf([one])));
      default:
        return oneOf([value].flat());
    }
  };
}

/** Which records hang together by a list: `ours` of the one side, those of the other under `alias`. */
export function joined(field: string, ours: AnyPgColumn, forward: boolean, alias: string): { from: SQL; on: SQL } {
  const [mine, theirs] = forward ? ["subject_id", "target_id"] : ["target_id", "subject_id"];
  const v = sql.identifier(`${alias}_by`);
  return {
    from: sql`list_values ${v}`,
    on: sql`${v}.field_id = ${field} and ${v}.${sql.identifier(mine)} = ${ours}
      and ${sql.identifier(alias)}.tenant_id = ${v}.tenant_id and ${sql.identifier(alias)}.id = ${v}.${sql.identifier(theirs)}`,
  };
}

function valueColumn({ kind }: CustomField): SQL {
  return kind === "multi_select" ? sql`v.choice` : sql`v.target_id`;
}

function typeOf({ kind }: CustomField): SQL {
  return kind === "multi_select" ? sql`text` : sql`uuid`;
}

function allOf(held: SQL): SQL {
  return sql`array(select jsonb_array_elements_text(coalesce(${held}, '[]')))`;
}

/** Of the records that a field points at those that the actor sees. */
function seenOf({ settings }: CustomField, held: SQL): SQL {
  const table = sql.identifier(kindOf(settings.object ?? "") ? (settings.object ?? "") : "records");
  return sql`array(select one.id::text from ${table} one where one.id = any(${allOf(held)}::uuid[]))`;
}
