import type { SearchOption } from "./use-search.ts";

export type Operator =
  | "is"
  | "not"
  | "any"
  | "has"
  | "starts"
  | "gt"
  | "gte"
  | "lt"
  | "lte"
  | "on"
  | "before"
  | "after"
  | "empty"
  | "filled";
export type FilterField = {
  id: string;
  label: string;
  type: "text" | "select" | "number" | "date" | "person" | "boolean";
  /** For select and person: the choices, or a function that finds them. */
  options?: readonly SearchOption[] | ((query: string, signal: AbortSignal) => Promise<readonly SearchOption[]>);
  /** Left out: what its type allows. */
  operators?: readonly Operator[];
};
export type Filter = { field: string; operator: Operator; values: readonly string[] };

const byType: Record<FilterField["type"], readonly Operator[]> = {
  text: ["has", "is", "starts", "empty", "filled"],
  select: ["any", "not", "empty", "filled"],
  number: ["is", "gte", "lte", "gt", "lt", "empty", "filled"],
  date: ["on", "before", "after", "empty", "filled"],
  person: ["any", "not", "empty", "filled"],
  boolean: ["is"],
};

/** The conditions a field offers, the usual one first. */
export function operatorsOf(field: FilterField): readonly Operator[] {
  return field.operators ?? byType[field.type];
}

/** True for conditions that ask nothing more. */
export function needsNoValue(operator: Operator): boolean {
  return operator === "empty" || operator === "filled";
}

/** True for conditions on several values at once. */
export function takesMany(operator: Operator): boolean {
  return operator === "any" || operator === "not";
}

const pattern = /^filter\[([\w.]+)\](?:\[(\w+)\])?$/;

/** Reads `filter[status][any]=a,b` from an address; unknown fields and conditions are left out. */
export function readFilters(search: URLSearchParams, fields: readonly FilterField[]): Filter[] {
  return [...search].flatMap(([name, text]): Filter[] => {
    const [, id, condition = "is"] = pattern.exec(name) ?? [];
    const field = fields.find((candidate) => candidate.id === id);
    const operator = field && [...operatorsOf(field), "is" as const].find((candidate) => candidate === condition);
    if (!field || !operator) return [];
    const values = needsNoValue(operator) ? [] : split(text, takesMany(operator));
    return values.length > 0 || needsNoValue(operator) ? [{ field: field.id, operator, values }] : [];
  });
}

/** The address with these filters in place of its own; the cursor goes, everything else stays. */
export function writeFilters(search: URLSearchParams, filters: readonly Filter[]): URLSearchParams {
  const next = new URLSearchParams([...search].filter(([name]) => !pattern.test(name) && name !== "cursor"));
  for (const { field, operator, values } of filters) {
    const text = needsNoValue(operator)
      ? "true"
      : takesMany(operator)
        ? values.map(escapeComma).join(",")
        : (values[0] ?? "");
    next.append(operator === "is" ? `filter[${field}]` : `filter[${field}][${operator}]`, text);
  }
  return next;
}

function escapeComma(value: string): string {
  return value.replace(/[\\,]/g, "\\$&");
}

function split(text: string, many: boolean): string[] {
  if (!many) return text === "" ? [] : [text];
  return (text.match(/(?:\\.|[^,\\])+/g) ?? []).map((part) => part.replace(/\\(.)/g, "$1"));
}
