export type Sort = { id: string; direction: "asc" | "desc" };

/** A press on a header: up, down, off. With `add` (Shift) the other columns keep their part. */
export function toggleSort(sort: readonly Sort[], id: string, add: boolean): Sort[] {
  const current = sort.find((entry) => entry.id === id);
  const next: Sort | undefined = !current
    ? { id, direction: "asc" }
    : current.direction === "asc"
      ? { id, direction: "desc" }
      : undefined;
  if (!add) return next ? [next] : [];
  if (!current) return next ? [...sort, next] : [...sort];
  return sort.flatMap((entry) => (entry.id === id ? (next ? [next] : []) : [entry]));
}

/** As in the address and the API: `-createdAt,name`. */
export function writeSort(sort: readonly Sort[]): string {
  return sort.map(({ id, direction }) => (direction === "desc" ? `-${id}` : id)).join(",");
}

/** Reads an address; only ids from the list are taken. */
export function readSort(text: string | null, ids: readonly string[]): Sort[] {
  const entries = (text ?? "")
    .split(",")
    .map((part): Sort => ({ id: part.replace(/^-/, ""), direction: part.startsWith("-") ? "desc" : "asc" }));
  return entries.filter(
    (entry, at) => ids.includes(entry.id) && entries.findIndex((other) => other.id === entry.id) === at,
  );
}
