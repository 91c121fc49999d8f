import type { FilterField } from "../list/fields.ts";
import { type CustomField, KEPT_AS } from "./field.ts";

/** How a field can be filtered; null where it cannot. */
export function filterTypeOf({ kind, settings }: Pick<CustomField, "kind" | "settings">): FilterField | null {
  switch (kind) {
    case "text":
    case "url":
    case "email":
    case "phone":
      return { type: "text" };
    case "number":
    case "percent":
    case "auto_number":
      return { type: "number" };
    case "currency":
      return { type: "money" };
    case "date":
      return { type: "date" };
    case "date_time":
      return { type: "time" };
    case "yes_no":
      return { type: "boolean" };
    case "select":
      return { type: "select", options: (settings.choices ?? []).map(({ value }) => value) };
    case "multi_select":
      return { type: "choices", options: (settings.choices ?? []).map(({ value }) => value) };
    case "person":
      return { type: "person" };
    case "relation":
      return { type: "record", ...(settings.object ? { resource: settings.object } : {}) };
    case "relations":
      return { type: "records", ...(settings.object ? { resource: settings.object } : {}) };
    case "files":
      return { type: "files" };
    default:
      return null;
  }
}

/** Fields that a list can be sorted by: what has an order of its own. */
export function isSortable({ kind }: Pick<CustomField, "kind">): boolean {
  return KEPT_AS[kind] === "text" || KEPT_AS[kind] === "number";
}
