import { type Filter, type FilterField, mostValues, needsNoValue, type Operator, operatorsOf } from "./filters.ts";

/** A condition on a field, before anything is said. */
export function freshFilter(field: FilterField | undefined): Filter | undefined {
  const operator = field && operatorsOf(field)[0];
  return operator && { field: field.id, operator, values: valuesFor(field, operator) };
}

/** Another condition on the same field; values stay where they fit. */
export function withOperator(filter: Filter, field: FilterField, operator: Operator): Filter {
  const isOdd = operator === "within" || filter.operator === "within";
  const values = isOdd ? valuesFor(field, operator) : filter.values.slice(0, mostValues(operator));
  return { ...filter, operator, values };
}

/** Has all that it asks. */
export function isComplete({ operator, values }: Filter): boolean {
  return needsNoValue(operator) || (values.length >= (operator === "between" ? 2 : 1) && !values.includes(""));
}

function valuesFor(field: FilterField, operator: Operator): string[] {
  if (operator === "within") return ["last_30_days"];
  return field.type === "boolean" ? ["true"] : [];
}
