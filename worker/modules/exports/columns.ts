import { translator } from "#messages/server.ts";
import type { Actor } from "#worker/kernel/actor.ts";
import type { Ctx } from "#worker/kernel/context.ts";
import { type CustomField, type CustomValue, customName } from "#worker/kernel/custom/field.ts";
import { hiddenFrom } from "#worker/kernel/custom/hidden.ts";
import type { Row } from "#worker/kernel/db/bulk.ts";
import { Failure } from "#worker/kernel/errors.ts";
import type { Cell, Exportable, ExportColumn } from "#worker/kernel/exportable.ts";
import { exportableOf } from "#worker/kernel/registry.ts";
import { money } from "./money.ts";
import { ownCell } from "./own-cell.ts";
import { phoneCell } from "./phone-cell.ts";

type Language = "tr" | "en";
type At = Pick<Ctx, "tenant">;
/** A column of a file: how it is called in the API and in the file, and its cell of a row. */
type Column = { name: string; heading: string; cell(row: Row): Cell };

/** How these records become rows of a file. Throws 422 for what is none, or not of this tenant. */
export function exportableFor(subject: string, { tenant }: At): Exportable {
  const own = tenant?.objects.some(({ name }) => name === subject);
  const found = own ? exportableOf("records") : subject === "records" ? undefined : exportableOf(subject);
  if (!found) throw new Failure("invalid", "invalid", { fields: [{ path: "subject", reason: "unknown_object" }] });
  return found;
}

/**
 * The names of the columns that were asked for, as the API or the list calls them; all that there are without any. Throws
 * 422 for one that is not there, or hidden from the actor.
 */
export function namesOf(subject: string, asked: readonly string[] | undefined, actor: Actor | null, ctx: At): string[] {
  const { columns } = exportableFor(subject, ctx);
  const own = fieldsOf(subject, ctx).filter((field) => !actor || !hiddenFrom(field, actor));
  const all = ["id", ...columns.map(({ name }) => name), ...own.map(({ key }) => customName(key))];
  if (!asked) return all;
  return asked.map((name, at) => {
    const found = all.includes(name) ? name : columns.find(({ shownAs }) => shownAs === name)?.name;
    if (!found)
      throw new Failure("invalid", "invalid", { fields: [{ path: `columns.${at}`, reason: "unknown_field" }] });
    return found;
  });
}

/** Whether one of these is a field that is hidden from the actor by now. */
export function anyHidden(subject: string, names: readonly string[], actor: Actor, ctx: At): boolean {
  return fieldsOf(subject, ctx).some((field) => names.includes(customName(field.key)) && hiddenFrom(field, actor));
}

/** Columns of a file in that language. A field that is gone leaves its column empty. */
export function columnsNamed(subject: string, names: readonly string[], language: Language, ctx: At): Column[] {
  const { columns, words } = exportableFor(subject, ctx);
  const fields = fieldsOf(subject, ctx);
  const t = translator(language);
  const currency = ctx.tenant?.currency ?? "TRY";
  return names.map((name): Column => {
    if (name === "id") return { name, heading: "ID", cell: ({ id }) => id };
    const column = columns.find((one) => one.name === name);
    if (column)
      return { name, heading: t.find(`${words}.field.${name}`) ?? name, cell: (row) => cellOf(column, row, words, t) };
    const field = fields.find(({ key }) => customName(key) === name);
    if (!field) return { name, heading: name, cell: () => null };
    const value = (row: Row) => (row.custom as Record<string, CustomValue> | undefined)?.[field.key] ?? null;
    return { name, heading: headingOf(field, currency), cell: (row) => ownCell(field, value(row), t, currency) };
  });
}

/** Money says its currency: its amounts stand alone. */
function headingOf({ kind, label, settings }: CustomField, currency: string): string {
  return kind === "currency" ? `${label} (${settings.currency ?? currency})` : label;
}

function cellOf({ name, kind, from }: ExportColumn, row: Row, words: string, t: ReturnType<typeof translator>): Cell {
  const value = row[from ?? name];
  if (value === null || value === undefined) return null;
  switch (kind) {
    case "choice":
      return t.find(`${words}.${name}.${value}`) ?? String(value);
    case "texts":
      return (value as (string | { name: string })[])
        .map((one) => (typeof one === "string" ? one : one.name))
        .join(", ");
    case "phones":
      return (value as string[]).map(phoneCell).join(", ");
    case "money":
      return money(Number(value), String(row.currency));
    case "number":
      return { decimal: String(value) };
    case "day":
      return { day: String(value) };
    case "moment":
      return { moment: String(value) };
    case "yes_no":
      return t(value ? "ui.yes" : "ui.no");
    case "text":
      return String(value);
  }
}

function fieldsOf(subject: string, { tenant }: At): CustomField[] {
  return tenant?.fields.filter(({ object }) => object === subject) ?? [];
}
