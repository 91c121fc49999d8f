import { useEffect, useMemo, useState } from "react";
import { filterFields } from "#app/shell/filter-fields.ts";
import { useT } from "#app/shell/i18n.tsx";
import { useApi } from "#app/shell/use-api.ts";
import { useMe } from "#app/shell/use-me.ts";
import type { FilterField } from "#app/ui/filters.ts";
import type { Translate } from "#messages";
import { type CustomObject, customName, isRelation, type ShownField } from "#worker/kernel/custom/field.ts";
import { RECORD_FIELDS } from "#worker/modules/objects/options.ts";
import { ownFilters } from "../custom/filters.ts";
import { finderOf } from "./finders.ts";
import { OURS } from "./ours.ts";

/** What can be asked of the records of one object: its fields, and the records they hang together with. */
export type Scope = { fields: readonly FilterField[]; relations: readonly Relation[] };
export type Relation = { name: string; label: string; object: string };
type Field = ShownField & { object: string };
type Shape = { objects: readonly CustomObject[]; fields: readonly Field[] };

/** The scope of every object, by its name; of the list itself by "". Undefined until it is known what agencies added. */
export function useScopes(resource: string, own: readonly FilterField[]): ((object: string) => Scope) | undefined {
  const t = useT();
  const { may } = useMe();
  const shape = useShape();
  return useMemo(() => {
    if (!shape) return undefined;
    const known = new Map<string, Scope>();
    const readable = (object: string) => {
      const { id } = shape.objects.find(({ name }) => name === object) ?? {};
      return may(id ? `records.${id}:read` : `${object}:read`);
    };
    const make = (object: string): Scope => ({
      fields: object === "" ? own : fieldsOf(t, shape, object),
      relations: relationsOf(t, shape, object || resource).filter((relation) => readable(relation.object)),
    });
    return (object) => {
      const scope = known.get(object) ?? make(object);
      known.set(object, scope);
      return scope;
    };
  }, [shape, t, may, resource, own]);
}

function useShape(): Shape | undefined {
  const api = useApi();
  const [shape, setShape] = useState<Shape>();
  useEffect(() => {
    const read = async <Row>(path: string) =>
      (await api<{ data: Row[] }>(`GET /${path}`, { quiet: true })).output?.data ?? [];
    let gone = false;
    void Promise.all([read<CustomObject>("objects"), read<Field>("fields")]).then(([objects, fields]) => {
      if (!gone) setShape({ objects, fields });
    });
    return () => {
      gone = true;
    };
  }, [api]);
  return shape;
}

function fieldsOf(t: Translate, shape: Shape, object: string): FilterField[] {
  const ours = OURS[object];
  const declared = filterFields(t, object, ours ?? RECORD_FIELDS).map((field): FilterField => {
    const options = finderOf(field);
    const label = ours ? field.label : (t.find(`lists.field.${field.id}`) ?? field.label);
    return { ...field, label, ...(options ? { options } : {}) };
  });
  return [...declared, ...ownFilters(shape.fields.filter((field) => field.object === object))];
}

/** The name of a field, and the object it points at. */
type Pointer = { name: string; label: string; at: string };

function pointersOf(t: Translate, shape: Shape, object: string): Pointer[] {
  const ours = Object.entries(OURS[object] ?? {}).flatMap(([name, { resource }]): Pointer[] =>
    resource && OURS[resource] ? [{ name, label: t.find(`${object}.field.${name}`) ?? name, at: resource }] : [],
  );
  const theirs = shape.fields.flatMap((field): Pointer[] =>
    field.object === object && isRelation(field) && field.settings.object
      ? [{ name: customName(field.key), label: field.label, at: field.settings.object }]
      : [],
  );
  return [...ours, ...theirs];
}

function relationsOf(t: Translate, shape: Shape, object: string): Relation[] {
  const isOne = OURS[object] !== undefined || shape.objects.some(({ name }) => name === object);
  if (!isOne) return [];
  const all = [...Object.keys(OURS), ...shape.objects.map(({ name }) => name)];
  const back = all.flatMap((other) => {
    const pointers = pointersOf(t, shape, other).filter(({ at }) => at === object);
    const plural = shape.objects.find(({ name }) => name === other)?.plural ?? t.find(`${other}.title`) ?? other;
    return pointers.map(({ name, label }): Relation => {
      const clear = pointers.length === 1 && other !== object;
      return { name: `${other}.${name}`, label: clear ? plural : `${plural} (${label})`, object: other };
    });
  });
  const there = pointersOf(t, shape, object).map(({ name, label, at }): Relation => ({ name, label, object: at }));
  return [...back, ...there];
}
