import { type FieldType, OPERATORS, type Operator as Stored } from "#worker/kernel/list/fields.ts";
import type { SearchOption } from "./use-search.ts";

/** The API's operators, with `empty=false` as a condition of its own. */
export type Operator = Stored | "filled";
export type FilterField = {
  id: string;
  label: string;
  type: FieldType;
  /** What `has` asks of a text: see the declaration. */
  has?: "begins" | "known" | undefined;
  /** For select, record, person and texts from a list: the choices, or a function that finds them. */
  options?: readonly SearchOption[] | ((query: string, signal: AbortSignal) => Promise<readonly SearchOption[]>);
};
export type Filter = { field: string; operator: Operator; values: readonly string[] };

/** The conditions a field offers, the usual one first. */
export function operatorsOf(field: FilterField): readonly Operator[] {
  const stored: readonly Stored[] = OPERATORS[field.type];
  const offered = takesChoices(field) ? stored.filter((operator) => operator !== "eq" && operator !== "has") : stored;
  return offered.includes("empty") ? [...offered, "filled"] : offered;
}

/** How a condition is called; days have words of their own for "at least" and "less than". */
export function operatorWord(field: FilterField, operator: Operator): Operator | "begins" | "from" | "until" {
  const day = field.type === "date" || field.type === "time";
  if (operator === "has" && field.has === "begins") return "begins";
  if (day && operator === "gte") return "from";
  return day && operator === "lt" ? "until" : operator;
}

/** True for fields whose values are picked, several at once. */
export function takesChoices(field: FilterField): boolean {
  return field.type === "select" || field.type === "person" || field.type === "record" || field.has === "known";
}

/** True for conditions that ask nothing more. */
export function needsNoValue(operator: Operator): boolean {
  return operator === "empty" || operator === "filled";
}

/** True for conditions on several values at once. */
export function takesMany(operator: Operator): boolean {
  return operator === "in" || operator === "nin";
}

const pattern = /^filter\[([\w.]+)\](?:\[(\w+)\])?$/;

/** Reads `filter[status][in]=a&filter[status][in]=b` from an address; unknown fields and conditions are left out. */
export function readFilters(search: URLSearchParams, fields: readonly FilterField[]): Filter[] {
  return [...new Set(search.keys())].flatMap((name): Filter[] => {
    const [, id, condition = "eq"] = pattern.exec(name) ?? [];
    const field = fields.find((candidate) => candidate.id === id);
    if (!field) return [];
    const values = search.getAll(name).filter((value) => value !== "");
    const operator = operatorIn(field, condition, values);
    if (!operator) return [];
    if (needsNoValue(operator)) return [{ field: field.id, operator, values: [] }];
    return values.length > 0
      ? [{ field: field.id, operator, values: takesMany(operator) ? values : values.slice(0, 1) }]
      : [];
  });
}

/** The address with these filters in place of its own; the cursor goes, everything else stays. */
export function writeFilters(search: URLSearchParams, filters: readonly Filter[]): URLSearchParams {
  const next = new URLSearchParams([...search].filter(([name]) => !pattern.test(name) && name !== "cursor"));
  for (const { field, operator, values } of filters) {
    if (needsNoValue(operator)) next.append(`filter[${field}][empty]`, String(operator === "empty"));
    else for (const value of values) next.append(`filter[${field}]${operator === "eq" ? "" : `[${operator}]`}`, value);
  }
  return next;
}

/** A picked value is one of several even when the address says it is equal. */
function operatorIn(field: FilterField, condition: string, values: string[]): Operator | undefined {
  if (condition === "empty") return values[0] === "false" ? "filled" : "empty";
  if (condition === "eq" && takesChoices(field)) return "in";
  // What is no longer offered may still be in an address that somebody kept.
  if (condition === "has" && field.has === "known") return "has";
  return operatorsOf(field).find((operator) => operator === condition);
}
