type Rows = { to: string; filter: Record<string, Record<string, unknown>> };

/** The address of the list that shows the rows behind a figure: the same question, as the list's own filters. */
export function rowsPath({ to, filter }: Rows): string {
  const search = new URLSearchParams();
  if (to === "/deals") search.set("layout", "list");
  for (const [field, operators] of Object.entries(filter)) {
    for (const [operator, value] of Object.entries(operators))
      search.append(`filter[${field}]${operator === "eq" ? "" : `[${operator}]`}`, String(value));
  }
  const query = search.toString();
  return query ? `${to}?${query}` : to;
}
