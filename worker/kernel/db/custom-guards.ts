import { type SQL, sql } from "drizzle-orm";
import { customName } from "../custom/field.ts";
import type { ListChange, Written } from "../custom/written-values.ts";
import { isBuiltIn } from "../registry.ts";
import { row, rows, type Statement, type Statements } from "./builder.ts";
import { mustSee } from "./guard.ts";
import { perItem } from "./per-item.ts";
import { nowOf } from "./written.ts";

/**
 * What has to hold before values of the tenant's own fields are written to the record `id`: the actor sees what they point
 * at and the fields themselves, and no other record holds what must be unique.
 */
export function customGuards(id: string, { sent, points, lists, unique }: Written): Statements {
  const guards = [
    ...sent.flatMap(({ hiddenFrom, key }) => (hiddenFrom.length > 0 ? [mustNotBeHidden(hiddenFrom, key)] : [])),
    ...points.map(({ field, id: target }) => {
      const path = customName(field.key);
      if (field.kind === "person") return mustSee("users", target, path);
      const object = field.settings.object ?? "";
      return isBuiltIn(object) ? mustSee(object, target, path) : mustSeeRecord(object, target, path);
    }),
    ...lists.flatMap((one) => (one.field.kind === "files" ? mustBeFree(id, one) : mustSeeAll(one))),
    ...unique.map(({ field, value }) =>
      row(sql`select app.claim(${field.id}, ${id}, ${value}, ${customName(field.key)})`),
    ),
  ];
  return Object.fromEntries(guards.map((guard, at) => [`custom${at}`, guard]));
}

/** Raises 422 at the first that is no record of the object which the actor may see. */
function mustSeeAll(change: ListChange): Statement<unknown>[] {
  const { field } = change;
  const ids = "set" in change ? change.set : change.add;
  if (field.kind !== "relations" || ids.length === 0) return [];
  return [
    row(sql`select app.fail(422, 'unknown_reference', jsonb_build_object('path', ${customName(field.key)} || '.' || w.at - 1))
      from unnest(${sql.param(ids)}::uuid[]) with ordinality w (id, at)
      where not exists (${recordOf(field.settings.object ?? "", sql`w.id`)}) order by w.at limit 1`),
  ];
}

/** Raises 422 at the first that is no file brought for this field, or that another record holds. */
function mustBeFree(record: string, change: ListChange): Statement<unknown>[] {
  const { id: field, key } = change.field;
  const ids = "set" in change ? change.set : change.add;
  if (ids.length === 0) return [];
  return [
    row(sql`select app.fail(422, 'files.not_for_field', jsonb_build_object('path', ${customName(key)} || '.' || w.at - 1))
      from unnest(${sql.param(ids)}::uuid[]) with ordinality w (id, at)
      where not exists (select from files f where f.id = w.id and f.field_id = ${field})
        or app.file_holder(${field}, w.id) <> ${record} order by w.at limit 1`),
  ];
}

/** A hidden field is no field at all to whom it is hidden from. */
function mustNotBeHidden(hiddenFrom: string[], key: string): Statement<unknown> {
  return perItem(
    () => `hidden ${key}`,
    key,
    () =>
      rows(sql`select app.fail(422, 'unknown_field', jsonb_build_object('path', ${customName(key)}::text))
        where app.hides(${sql.param(hiddenFrom)}::text[])`),
  );
}

/** Raises 422 unless it is a record of that object which the actor may see. */
function mustSeeRecord(object: string, id: string, path: string): Statement<unknown> {
  return perItem(
    () => `see ${object} ${path}`,
    id,
    (ids) =>
      rows(sql`select app.fail(422, 'unknown_reference', jsonb_build_object('path', ${path}::text))
        from unnest(${sql.param(ids)}::uuid[]) wanted(id) where not exists (${recordOf(object, sql`wanted.id`)})`),
  );
}

/** The record of that object, if the actor sees it. */
function recordOf(object: string, id: SQL): SQL {
  return isBuiltIn(object)
    ? sql`select from ${sql.identifier(object)} r where r.id = ${nowOf(id)}`
    : sql`select from records r join objects o on o.id = r.object_id where r.id = ${nowOf(id)} and o.name = ${object}`;
}
