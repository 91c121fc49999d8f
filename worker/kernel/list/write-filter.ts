/**
 * A filter as an address has it: `[["filter[kind]", "company"], ["filter[or][0][status][in]", "open"], …]`, for
 * `readQuery`.
 */
export function writeFilter(filter: object, at = "filter"): [string, string][] {
  return Object.entries(filter).flatMap(([name, value]): [string, string][] => {
    const here = `${at}[${name}]`;
    if (Array.isArray(value) && typeof value[0] === "object")
      return value.flatMap((part, place) => writeFilter(part as object, `${here}[${place}]`));
    if (typeof value !== "object" || value === null || Array.isArray(value))
      return written(name === "eq" ? at : here, name, value);
    return Object.keys(value).length === 0 ? [[here, "true"]] : writeFilter(value as object, here);
  });
}

/** Several values stand one by one; both ends of a span in one. */
function written(name: string, operator: string, value: unknown): [string, string][] {
  if (!Array.isArray(value)) return [[name, String(value)]];
  return operator === "between" ? [[name, value.join()]] : value.map((one) => [name, String(one)]);
}
