import { Failure, type FieldError } from "../errors.ts";
import { parse } from "../parse.ts";
import { fold } from "../text.ts";
import { type CustomField, customName, KEPT_AS } from "./field.ts";
import { changeSchema, valueSchema } from "./value-schema.ts";
import { isWritable } from "./writable.ts";

/** Values that were sent, checked, as they are kept. */
export type Written = {
  /** Slot → value; null empties it. */
  slots: Record<string, string | number | null>;
  /** Field id → value, of what has no slot; null empties it. */
  extra: Record<string, unknown>;
  /** What fields that hold several values shall hold. */
  lists: ListChange[];
  /** What unique fields shall hold, as it is compared; null gives up. */
  unique: { field: CustomField; value: string | null }[];
  /** Records and people that must be visible to the actor. */
  points: { field: CustomField; id: string }[];
  /** Fields given automatic numbers. */
  numbered: CustomField[];
  /** Every field that was sent. */
  sent: CustomField[];
};

/** All values of a list, or what comes and goes of those that it has. */
export type ListChange = { field: CustomField } & ({ set: string[] } | { add: string[]; remove: string[] });

/** Values by key. */
export type Sent = Record<string, unknown>;

/** Checks what a new record brings: defaults fill in, what is required must be there. Throws 422 with each field's path. */
export function valuesOfNew(fields: readonly CustomField[], sent: Sent = {}): Written {
  const filled: Sent = {};
  for (const { key, default: usual, changing } of fields) if (usual !== null && !changing) filled[key] = usual;
  const written = valuesSent(fields, { ...filled, ...sent }, true);
  written.sent = fields.filter(({ key }) => Object.hasOwn(sent, key));
  return written;
}

/** Checks what changes: what is left out stays. Throws 422 with each field's path. */
export function valuesChanged(fields: readonly CustomField[], sent: Sent = {}): Written {
  return valuesSent(fields, sent, false);
}

function valuesSent(fields: readonly CustomField[], sent: Sent, isNew: boolean): Written {
  const written: Written = { slots: {}, extra: {}, unique: [], lists: [], points: [], numbered: [], sent: [] };
  const refused = Object.keys(sent)
    .filter((key) => !fields.some((field) => field.key === key))
    .map((key): FieldError => ({ path: customName(key), reason: "unknown_field" }));
  for (const field of fields) {
    const path = customName(field.key);
    const raw = sent[field.key];
    const value = raw === "" ? null : raw;
    if (!isWritable(field)) {
      if (raw !== undefined) refused.push({ path, reason: field.changing ? "fields.changing" : "read_only" });
      if (isNew && field.kind === "auto_number") written.numbered.push(field);
      continue;
    }
    if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) {
      if (field.required && (isNew || value !== undefined)) refused.push({ path, reason: "required" });
      else if (value !== undefined) keep(written, field, null);
      continue;
    }
    const checked = parse(isChange(field, value) ? changeSchema(field) : valueSchema(field), value);
    if (checked instanceof Failure) {
      for (const { path: inner, ...error } of checked.fields)
        refused.push({ ...error, path: inner ? `${path}.${inner}` : path });
    } else keep(written, field, checked);
  }
  if (refused.length > 0) throw new Failure("invalid", "invalid", { fields: refused });
  return written;
}

/** Of a list its values may be sent, or `{ add, remove }`. */
function isChange({ kind }: CustomField, value: unknown): boolean {
  return KEPT_AS[kind] === "list" && typeof value === "object" && !Array.isArray(value);
}

function keep(written: Written, field: CustomField, value: unknown): void {
  const { id, kind, slot, unique } = field;
  written.sent.push(field);
  if (KEPT_AS[kind] === "list") written.lists.push({ field, ...listChange(value) });
  else if (KEPT_AS[kind] === "extra" || slot === null) written.extra[id] = value;
  else written.slots[slot] = kept(kind, value);
  if (unique) written.unique.push({ field, value: value === null ? null : comparable(value) });
  if (KEPT_AS[kind] === "ref" && typeof value === "string") written.points.push({ field, id: value });
}

function listChange(value: unknown): { set: string[] } | { add: string[]; remove: string[] } {
  if (value === null || Array.isArray(value)) return { set: (value as string[] | null) ?? [] };
  return { add: [], remove: [], ...(value as { add?: string[]; remove?: string[] }) };
}

function kept(kind: CustomField["kind"], value: unknown): string | number | null {
  if (value === null) return null;
  if (kind === "yes_no") return value ? 1 : 0;
  if (kind === "date") return Date.parse(`${value}T00:00:00Z`);
  if (kind === "date_time") return Date.parse(String(value));
  return value as string | number;
}

/** Spelling makes no difference: "34 ABC 12" and "34 abc 12" are one. */
export function comparable(value: unknown): string {
  return fold(String(value));
}
