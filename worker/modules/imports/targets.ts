import { translator } from "#messages/server.ts";
import type { Ctx } from "#worker/kernel/context.ts";
import { type CustomField, customName, KEPT_AS } from "#worker/kernel/custom/field.ts";
import { MAY_BE_UNIQUE } from "#worker/kernel/custom/options.ts";
import { Failure } from "#worker/kernel/errors.ts";
import type { Importable, Target } from "#worker/kernel/importable.ts";
import { importableOf } from "#worker/kernel/registry.ts";

/** How these records come out of a file; undefined for what is none, or not of this tenant (any more). */
export function findImportable(subject: string, { tenant }: Pick<Ctx, "tenant">): Importable | undefined {
  const own = tenant?.objects.some(({ name }) => name === subject);
  return own ? importableOf("records") : subject === "records" ? undefined : importableOf(subject);
}

/** The same; throws 422 for what is none. */
export function importableFor(subject: string, ctx: Pick<Ctx, "tenant">): Importable {
  const found = findImportable(subject, ctx);
  if (!found) throw new Failure("invalid", "invalid", { fields: [{ path: "subject", reason: "unknown_object" }] });
  return found;
}

/** What a column may fill: the record's own names, the tenant's fields on it, and the id that we gave it. */
export function targetsOf(subject: string, ctx: Pick<Ctx, "tenant">): Target[] {
  const fields = ctx.tenant?.fields.filter(({ object }) => object === subject) ?? [];
  return [
    ...importableFor(subject, ctx).targets,
    ...fields.filter(({ kind }) => WRITABLE.has(kind)).map(fromField),
    { name: "id", kind: "text", matches: true, aliases: ["id", "kayit id", "record id"] },
  ];
}

/** How a target is called, in that language. */
export function labelOf(target: Target, subject: string, ctx: Pick<Ctx, "tenant">, language: "tr" | "en"): string {
  const field = ctx.tenant?.fields.find(({ object, key }) => object === subject && customName(key) === target.name);
  if (field) return field.label;
  const { words } = importableFor(subject, ctx);
  return target.name === "id" ? "ID" : (translator(language).find(`${words}.field.${target.name}`) ?? target.name);
}

const WRITABLE: ReadonlySet<CustomField["kind"]> = new Set([
  ...(["text", "long_text", "number", "currency", "percent", "date", "date_time", "yes_no", "select"] as const),
  ...(["multi_select", "person", "relation", "relations", "url", "email", "phone", "address"] as const),
]);

function fromField({ key, label, kind, settings, required, unique }: CustomField): Target {
  return {
    name: customName(key),
    kind,
    required,
    matches: unique && MAY_BE_UNIQUE.includes(kind),
    many: KEPT_AS[kind] === "list",
    aliases: [label, key],
    ...(settings.object ? { object: settings.object } : {}),
    ...(settings.choices ? { choices: settings.choices } : {}),
  };
}
