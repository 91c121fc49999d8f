import type { BulkAction, Row } from "../db/bulk.ts";
import type { Command } from "../operation.ts";

type Written = (row: Row) => Record<string, unknown>;

/**
 * Sets fields to the same values in every row. `written` turns an answered row into what the operation takes; `more` is
 * what the operation's input needs besides.
 */
export function setting(
  operation: Command,
  written: Written,
  more: (subject: string) => object = () => ({}),
): BulkAction {
  return {
    operation,
    input: (row, values, { subject }) => {
      const before = taken(written(row), values);
      return same(before, applied(values, before))
        ? null
        : { ...more(subject), id: row.id, version: row.version, ...values };
    },
    back: (row, values, { subject }) => ({
      operation: operation.name,
      input: { ...more(subject), id: row.id, ...taken(written(row), values) },
    }),
  };
}

/** One of the record's verbs, with the verb that undoes it. `isSo` tells the rows that are so already. */
export function verb(
  operation: Command,
  undo: Command,
  isSo: (row: Row) => boolean,
  more: (subject: string) => object = () => ({}),
): BulkAction {
  return {
    operation,
    takes: [],
    input: (row, _, { subject }) => (isSo(row) ? null : { ...more(subject), id: row.id, version: row.version }),
    back: (row, _, { subject }) => ({ operation: undo.name, input: { ...more(subject), id: row.id } }),
  };
}

/** Deletes; what was deleted comes back out of the trash. */
export function deleting(operation: Command, more: (subject: string) => object = () => ({})): BulkAction {
  return {
    operation,
    takes: [],
    input: ({ id }, _, { subject }) => ({ ...more(subject), id }),
    back: ({ id }) => ({ operation: "trash.restore", input: { id } }),
  };
}

export const isArchived = ({ archivedAt }: Row) => archivedAt !== null;
export const isNotArchived = (row: Row) => !isArchived(row);

/** A row's values of the tenant's own fields as they are written: people and records by their ids. */
export function writtenCustom({ custom }: Row): Record<string, unknown> {
  return Object.fromEntries(Object.entries((custom ?? {}) as object).map(([key, value]) => [key, idOf(value)]));
}

function idOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(idOf);
  return typeof value === "object" && value !== null && "id" in value ? value.id : value;
}

/** The values of these fields; what is missing is empty. */
function taken(row: Record<string, unknown>, { custom, ...values }: Record<string, unknown>): Record<string, unknown> {
  const of = (from: Record<string, unknown>, names: object) =>
    Object.fromEntries(Object.keys(names).map((name) => [name, from[name] ?? null]));
  return {
    ...of(row, values),
    ...(custom ? { custom: of(row.custom as Record<string, unknown>, custom as object) } : {}),
  };
}

/** What of lists comes and goes, as the values that it leads to. */
function applied({ custom, ...values }: Record<string, unknown>, before: Record<string, unknown>) {
  if (!custom) return values;
  const held = before.custom as Record<string, unknown>;
  return {
    ...values,
    custom: Object.fromEntries(Object.entries(custom).map(([key, sent]) => [key, listAfter(sent, held[key])])),
  };
}

function listAfter(sent: unknown, held: unknown): unknown {
  if (typeof sent !== "object" || sent === null || !("add" in sent || "remove" in sent)) return sent;
  const { add = [], remove = [] } = sent as { add?: unknown[]; remove?: unknown[] };
  const values = Array.isArray(held) ? held : [];
  const kept = values.filter((value) => !remove.includes(value));
  const all = [...kept, ...add.filter((value) => !kept.includes(value))];
  return all.length > 0 ? all : null;
}

function same(before: unknown, after: unknown): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}
