import type { Ctx } from "#worker/kernel/context.ts";
import { customName } from "#worker/kernel/custom/field.ts";
import { Failure } from "#worker/kernel/errors.ts";
import { ASKABLE_FIELDS, isAskable } from "../options.ts";

/** Throws 422 for names of fields that deals do not have, or that a stage cannot ask for. `path` is where the names were sent. */
export function checkAsked(names: readonly string[] | undefined, { tenant }: Ctx, path = "required"): void {
  const own = tenant?.fields.filter((field) => field.object === "deals" && isAskable(field)) ?? [];
  const known = new Set<string>([...ASKABLE_FIELDS, ...own.map(({ key }) => customName(key))]);
  const strange = (names ?? []).flatMap((name, at) =>
    known.has(name) ? [] : [{ path: `${path}.${at}`, reason: "unknown_field" }],
  );
  if (strange.length > 0) throw new Failure("invalid", "invalid", { fields: strange });
}
