type Filters = Readonly<Record<string, readonly string[]>>;

/**
 * The list of the deals behind a figure of what was closed: `rows({ status: ["won"] })`. Undefined where the list cannot be
 * asked the same: it knows no teams.
 */
export function closedPath(
  search: URLSearchParams,
  { from, to }: { from: string; to: string },
): ((filters: Filters) => string) | undefined {
  const [kind, id] = (search.get("whose") ?? "").split(":");
  if (kind === "team") return undefined;
  const owner = kind === "me" ? "me" : id;
  const pipeline = search.get("pipeline");
  return (filters) => {
    const asked = new URLSearchParams({ layout: "list" });
    const all: Filters = {
      status: ["won", "lost"],
      ...(owner ? { ownerId: [owner] } : {}),
      ...(pipeline ? { pipelineId: [pipeline] } : {}),
      ...filters,
    };
    for (const [field, values] of Object.entries(all))
      asked.set(field.startsWith("related") ? `filter[${field}` : `filter[${field}][in]`, values.join(","));
    asked.set("filter[closedAt][gte]", from);
    asked.set("filter[closedAt][lt]", to);
    return `/deals?${asked}`;
  };
}
