import { type FieldType, operatorsFor, type Operator as Stored } from "#worker/kernel/list/fields.ts";
import type { SearchOption } from "./use-search.ts";

/** The API's operators, with `empty=false` as a condition of its own. */
export type Operator = Stored | "filled";
export type FilterField = {
  id: string;
  label: string;
  type: FieldType;
  /** What `has` asks of a text: see the declaration. */
  has?: "begins" | "known" | undefined;
  /** What a record is one of: `customers`. */
  resource?: string | undefined;
  /** Asked of the whole list only. */
  outermost?: boolean | undefined;
  /** For select, record, person and texts from a list: the choices, or a function that finds them. */
  options?: readonly SearchOption[] | ((query: string, signal: AbortSignal) => Promise<readonly SearchOption[]>);
};
export type Filter = { field: string; operator: Operator; values: readonly string[] };

/** The conditions a field offers, the usual one first. */
export function operatorsOf(field: FilterField): readonly Operator[] {
  const stored = operatorsFor(field);
  const offered = takesChoices(field) ? stored.filter((operator) => !TYPED.includes(operator)) : stored;
  return offered.includes("empty") ? [...offered, "filled"] : offered;
}

/** What is said of a text that is typed, not picked. */
const TYPED: readonly Stored[] = ["eq", "ne", "has"];

/** How a condition is called; days have words of their own for "at least" and "less than". */
export function operatorWord(
  field: FilterField,
  operator: Operator,
): Operator | "begins" | "from" | "until" | "after" | "upTo" {
  const day = field.type === "date" || field.type === "time";
  if (operator === "has" && field.has === "begins") return "begins";
  if (day && operator === "gte") return "from";
  if (day && operator === "gt") return "after";
  if (day && operator === "lte") return "upTo";
  return day && operator === "lt" ? "until" : operator;
}

/** True for fields whose values are picked, several at once. */
export function takesChoices(field: FilterField): boolean {
  return /^(select|choices|person|records?)$/.test(field.type) || field.has === "known";
}

/** True for conditions that ask nothing more. */
export function needsNoValue(operator: Operator): boolean {
  return operator === "empty" || operator === "filled";
}

/** How many values a condition takes. */
export function mostValues(operator: Operator): number {
  return /in|all/.test(operator) ? Number.POSITIVE_INFINITY : operator === "between" ? 2 : 1;
}

const pattern = /^filter\[(?!(?:and|or|related|unrelated)\])([\w.]+)\](?:\[(\w+)\])?$/;

/** What of an address are groups and related records, which one condition cannot say. They stay when others change. */
export function groupsIn(search: URLSearchParams): [string, string][] {
  return [...search].filter(([name]) => name.startsWith("filter[") && !pattern.test(name));
}

/** Reads `filter[status][in]=a&filter[status][in]=b` from an address; unknown fields and conditions are left out. */
export function readFilters(search: URLSearchParams, fields: readonly FilterField[]): Filter[] {
  return [...new Set(search.keys())].flatMap((name): Filter[] => {
    const [, id, condition = "eq"] = pattern.exec(name) ?? [];
    const field = fields.find((candidate) => candidate.id === id);
    if (!field) return [];
    const sent = search.getAll(name).filter((value) => value !== "");
    const values = condition === "between" ? sent.flatMap((value) => value.split(",")) : sent;
    const operator = operatorIn(field, condition, values);
    if (!operator) return [];
    if (needsNoValue(operator)) return [{ field: field.id, operator, values: [] }];
    return values.length > 0 ? [{ field: field.id, operator, values: values.slice(0, mostValues(operator)) }] : [];
  });
}

/** The address with these filters in place of its own; the cursor goes, everything else stays. */
export function writeFilters(search: URLSearchParams, filters: readonly Filter[]): URLSearchParams {
  const next = new URLSearchParams([...search].filter(([name]) => !pattern.test(name) && name !== "cursor"));
  for (const { field, operator, values } of filters) {
    if (needsNoValue(operator)) next.append(`filter[${field}][empty]`, String(operator === "empty"));
    else
      for (const value of operator === "between" ? [values.join()] : values)
        next.append(`filter[${field}]${operator === "eq" ? "" : `[${operator}]`}`, value);
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
