import type { Method, Operation } from "../operation.ts";

export type Entry = {
  operation: Operation;
  method: Method;
  /** `["customers", ":id"]` */
  segments: string[];
  /** What it creates has an address of its own, one segment below. */
  locates: boolean;
};

export type Match = { entry: Entry; params: Record<string, string> } | { allow: Method[] } | undefined;

/** The operations that a tenant's host answers, each with its route taken apart. */
export function routeTable(operations: Operation[]): Entry[] {
  const routes = operations.flatMap((operation) => {
    if (!operation.route || operation.access === "operator") return [];
    const [method, path = ""] = operation.route.split(" ") as [Method, string];
    return [{ operation, method, segments: path.split("/").slice(1) }];
  });
  const readable = new Set(routes.filter(({ method }) => method === "GET").map(({ segments }) => shapeOf(segments)));
  return routes.map((route) => ({
    ...route,
    locates: Boolean(route.operation.creates) && readable.has(shapeOf([...route.segments, ":id"])),
  }));
}

/** Two paths that differ only in how they call their parameters are one. */
function shapeOf(segments: string[]): string {
  return segments.map((segment) => (segment.startsWith(":") ? ":" : segment)).join("/");
}

/** Finds the operation of a path such as `/customers/0190…`; `allow` when only the method is wrong. */
export function matcher(table: Entry[]): (method: string, path: string) => Match {
  const buckets = new Map<string, Entry[]>();
  // A spelled segment wins over a parameter, wherever the operations stand in the list.
  for (const entry of table.toSorted((a, b) => params(a) - params(b))) {
    const key = bucketOf(entry.segments);
    buckets.set(key, [...(buckets.get(key) ?? []), entry]);
  }
  return (method, path) => {
    const parts = decode(path);
    const entries = parts ? (buckets.get(bucketOf(parts)) ?? []).filter((entry) => fits(entry, parts)) : [];
    const entry = entries.find((one) => one.method === method);
    if (entry && parts) return { entry, params: paramsOf(entry, parts) };
    return entries.length > 0 ? { allow: [...new Set(entries.map((one) => one.method))].sort() } : undefined;
  };
}

/** Which segments are parameters, as bits: the later the first one, the lower. */
function params({ segments }: Entry): number {
  return segments.reduce((bits, segment) => bits * 2 + (segment.startsWith(":") ? 1 : 0), 0);
}

/** First segments are always spelled out, so a lookup leaves only a handful of entries to compare. */
function bucketOf(segments: string[]): string {
  return `${segments.length}/${segments[0]}`;
}

function fits({ segments }: Entry, parts: string[]): boolean {
  return segments.every((segment, i) => (segment.startsWith(":") ? parts[i] !== "" : segment === parts[i]));
}

function paramsOf({ segments }: Entry, parts: string[]): Record<string, string> {
  return Object.fromEntries(
    segments.flatMap((segment, i) => (segment.startsWith(":") ? [[segment.slice(1), parts[i] ?? ""]] : [])),
  );
}

function decode(path: string): string[] | undefined {
  try {
    return path.split("/").slice(1).map(decodeURIComponent);
  } catch {
    return;
  }
}
