import { findRecords, findUsers } from "#app/shell/find-options.ts";
import type { FilterField } from "#app/ui/filters.ts";
import { isRelation, type ShownField } from "#worker/kernel/custom/field.ts";

type Options = FilterField["options"];

/** A field whose control is wanted; one of ours may say itself what its value is picked from. */
export type AskedField = ShownField & { options?: Options };

/** What a field's value is picked from: its choices, people, records. */
export function choicesOf({ kind, settings, options }: AskedField): Options {
  if (options) return options;
  if (kind === "select" || kind === "multi_select")
    return (settings.choices ?? []).map(({ value, label }) => ({ value, label }));
  if (kind === "person") return findUsers;
  if (isRelation({ kind })) return findRecords(settings.object ?? "");
  return undefined;
}
