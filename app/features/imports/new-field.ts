import { apiName } from "#app/shell/api-name.ts";
import type { Import } from "./state.tsx";

type Column = Import["columns"][number];

/** A field of the agency's own for a column that none fits: of the kind that its values look like. */
export function newField({ name, samples }: Column, { subject, targets }: Pick<Import, "subject" | "targets">) {
  const taken = new Set(targets.map((target) => target.name));
  const wanted = apiName(name).slice(0, 36) || "alan";
  let key = wanted;
  for (let at = 2; taken.has(`custom.${key}`); at++) key = `${wanted}_${at}`;
  return { object: subject, key, label: name.slice(0, 60), kind: kindOf(samples) };
}

/** What all of the samples are; text when in doubt. */
export function kindOf(samples: readonly string[]): string {
  const all = (pattern: RegExp) => samples.length > 0 && samples.every((sample) => pattern.test(sample));
  if (all(/^\S+@\S+\.\S+$/)) return "email";
  if (all(/^(\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{2}-\d{2})$/)) return "date";
  if (all(/^(\+|0)[\d\s()-]{9,}$/)) return "phone";
  if (all(/^[\d.,\s]+(₺|TL|TRY)$|^₺/i)) return "currency";
  if (all(/^-?\d{1,12}([.,]\d+)*$/)) return "number";
  if (all(/^https?:\/\//i)) return "url";
  if (all(/^(evet|hayır|yes|no|true|false)$/i)) return "yes_no";
  return samples.some((sample) => sample.length > 100) ? "long_text" : "text";
}
