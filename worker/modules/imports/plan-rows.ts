import type { Ctx } from "#worker/kernel/context.ts";
import { cellValue } from "#worker/kernel/custom/cell-value.ts";
import { customName } from "#worker/kernel/custom/field.ts";
import { comparable } from "#worker/kernel/custom/written-values.ts";
import { Failure } from "#worker/kernel/errors.ts";
import { isId } from "#worker/kernel/id.ts";
import type { Target } from "#worker/kernel/importable.ts";
import { parsePhone } from "#worker/kernel/phone.ts";
import { fold, normalizeEmail } from "#worker/kernel/text.ts";
import type { FileRow } from "./options.ts";
import type { Stored } from "./repository.ts";

/** A row as it would be written, but for the records and people that it names. */
export type Planned = {
  position: number;
  label: string | null;
  values: Record<string, unknown>;
  /** What tells whether the record is there already; several, where the field has several values. */
  keys: string[];
  /** What no other record may have: values of the agency's own unique fields. */
  claims: string[];
  /** What cells say besides, of targets that no column says. */
  implied: Record<string, unknown>;
  /** Targets that name a record or a person, by what they name. */
  named: { target: Target; key: string; text: string }[];
  failure: Failure | null;
};

/** Reads rows by the import's mapping. A cell that is empty says nothing; what is bad is told when it is written. */
export function planned(
  rows: FileRow[],
  from: number,
  stored: Stored,
  targets: readonly Target[],
  ctx: Ctx,
): Planned[] {
  const byName = new Map(targets.map((target) => [target.name, target]));
  const columns = stored.mapping.flatMap((name, at) => {
    const target = name === null ? undefined : byName.get(name);
    return target ? [{ at, target }] : [];
  });
  const unique = uniqueFields(stored.subject, ctx).filter((name) => columns.some(({ target }) => target.name === name));
  const place = {
    format: stored.format ?? { decimal: "," as const, dayFirst: true },
    timeZone: ctx.tenant?.timeZone ?? "UTC",
  };
  return rows.map((row, i) => {
    const plan: Planned = {
      position: from + i,
      label: null,
      values: {},
      keys: [],
      claims: [],
      implied: {},
      named: [],
      failure: null,
    };
    for (const { at, target } of columns) {
      const text = row.cells[at] ?? "";
      if (text !== "") fill(plan, target, text, place);
    }
    const called = plan.values.name ?? plan.values.title;
    plan.label = typeof called === "string" ? called.slice(0, 200) : (row.cells.find(Boolean)?.slice(0, 200) ?? null);
    plan.values = { ...plan.implied, ...plan.values };
    if (stored.match) plan.keys = keysOf(stored.match, plan.values);
    plan.claims = unique.flatMap((name) => keysOf(name, plan.values).map((key) => `${name} ${key}`));
    if (row.bad) plan.failure = new Failure("invalid", row.bad, { params: { line: row.line } });
    return plan;
  });
}

function uniqueFields(subject: string, { tenant }: Ctx): string[] {
  return (tenant?.fields ?? []).flatMap((field) =>
    field.object === subject && field.unique ? [customName(field.key)] : [],
  );
}

type Place = Parameters<typeof cellValue>[2];

function fill(plan: Planned, target: Target, text: string, place: Place): void {
  const { name, kind, many } = target;
  const values = many ? apartIn(text) : [text];
  if (kind === "relation" || kind === "relations" || kind === "person") {
    for (const one of values) plan.named.push({ target, text: one, key: keyNamed(one, kind) });
    return;
  }
  plan.implied = { ...target.says?.(text), ...plan.implied };
  const read = values.map((one) => cellValue(one, target, place));
  const before = heldBy(plan.values, name);
  if (many) put(plan.values, name, [...((before as unknown[]) ?? []), ...read]);
  // Several columns that fill one text are its parts: first name, last name.
  else
    put(
      plan.values,
      name,
      typeof before === "string" && typeof read[0] === "string" ? `${before} ${read[0]}` : read[0],
    );
}

/** Cut at semicolons and line ends; at commas only where there are none of these, for names hold commas. */
function apartIn(text: string): string[] {
  return text
    .split(/[;\n]/.test(text) ? /[;\n]+/ : /,+/)
    .map((one) => one.trim())
    .filter(Boolean);
}

function keyNamed(text: string, kind: Target["kind"]): string {
  if (isId(text)) return text;
  return kind === "person" && text.includes("@") ? normalizeEmail(text) : fold(text);
}

/** Puts a value where the operation's input has it. */
export function put(values: Record<string, unknown>, name: string, value: unknown): void {
  if (!name.startsWith("custom.")) {
    values[name] = value;
    return;
  }
  values.custom = { ...(values.custom as object), [name.slice(7)]: value };
}

export function heldBy(values: Record<string, unknown>, name: string): unknown {
  if (!name.startsWith("custom.")) return values[name];
  return (values.custom as Record<string, unknown> | undefined)?.[name.slice(7)];
}

/** As the database compares them. */
function keysOf(match: string, values: Record<string, unknown>): string[] {
  const found = [heldBy(values, match)].flat().filter((one) => one !== undefined && one !== null && one !== "");
  return found.map((one) => {
    const text = String(one);
    if (match === "emails") return normalizeEmail(text);
    if (match === "phones") {
      const phone = parsePhone(text);
      return "e164" in phone ? phone.e164 : text;
    }
    if (match === "taxNumber") return text.replace(/\D/g, "");
    return match === "id" ? text.toLowerCase() : comparable(text);
  });
}
