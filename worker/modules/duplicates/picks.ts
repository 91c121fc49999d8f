import type { Ctx } from "#worker/kernel/context.ts";
import { customName } from "#worker/kernel/custom/field.ts";
import { Failure } from "#worker/kernel/errors.ts";
import type { Target } from "#worker/kernel/importable.ts";
import { targetsOf } from "#worker/modules/imports/index.ts";
import { columnOf } from "./repository.ts";
import type { Subject } from "./subject-of.ts";

/** What a person picks between. Tags, and fields of the agency's own that hold several, are united. */
export function pickable({ name }: Subject, ctx: Ctx): Target[] {
  return targetsOf(name, ctx).filter((target) => target.name !== "id" && target.name !== "tags");
}

/** Whose value stays, by column. Throws 422 for a field that cannot be picked, or the value of a record that is none of them. */
export function picksOf(
  subject: Subject,
  take: Record<string, string>,
  ids: string[],
  ctx: Ctx,
): Record<string, string> {
  const known = new Set(pickable(subject, ctx).map(({ name }) => name));
  return Object.fromEntries(
    Object.entries(take).map(([name, id]) => {
      const field = ctx.tenant?.fields.find(({ object, key }) => object === subject.name && customName(key) === name);
      const column = field ? (field.slot ?? `extra.${field.id}`) : columnOf(subject.duplicable.table, name);
      if (!known.has(name) || !column) throw refused(name, "unknown_field");
      if (!ids.includes(id)) throw refused(name, "unknown_reference");
      return [column, id];
    }),
  );
}

function refused(name: string, reason: string): Failure {
  return new Failure("invalid", "invalid", { fields: [{ path: `take.${name}`, reason }] });
}
