import { type Filter as Condition, mostValues, needsNoValue, type Operator } from "#app/ui/filters.ts";
import type { Filter } from "#worker/kernel/list/fields.ts";

/** A filter as it is built: parts that must all hold, or of which one must. */
export type Node = Group | Related | Said;
export type Group = { id: string; kind: "group"; any: boolean; parts: readonly Node[] };
/** There is a record (`none`: there is none) that hangs together by `relation`, for which the parts hold. */
export type Related = Omit<Group, "kind"> & { kind: "related"; relation: string; none: boolean };
export type Said = { id: string; kind: "said"; condition: Condition };
/** Where each part stands in the filter: `or.0.status` → the part's id. */
export type Places = Map<string, string>;

let last = 0;
export function newId(): string {
  last += 1;
  return `part-${last}`;
}

export function said(condition: Condition): Said {
  return { id: newId(), kind: "said", condition };
}

/** A filter of the API as a tree of parts. */
export function readTree(filter: Filter): Group {
  return { id: newId(), kind: "group", ...partsOf(filter) };
}

function partsOf(filter: Filter): Pick<Group, "any" | "parts"> {
  const names = Object.keys(filter);
  // Nothing but an `or`: the whole of it is one.
  if (names.length === 1 && filter.or) return { any: true, parts: filter.or.map(onePart) };
  const parts = Object.entries(filter).flatMap(([name, value]): Node[] => {
    if (value === undefined) return [];
    if (name === "and") return (value as Filter[]).map(onePart);
    if (name === "or") return [{ id: newId(), kind: "group", any: true, parts: (value as Filter[]).map(onePart) }];
    if (name === "related" || name === "unrelated")
      return Object.entries(value as Record<string, Filter>).map(
        ([relation, inner]): Related => ({
          id: newId(),
          kind: "related",
          relation,
          none: name === "unrelated",
          ...partsOf(inner),
        }),
      );
    return Object.entries(value as object).map(([operator, sent]) => said(conditionOf(name, operator, sent)));
  });
  return { any: false, parts };
}

/** One part of a group: alone as it is, several as a group of their own. */
function onePart(filter: Filter): Node {
  const { any, parts } = partsOf(filter);
  const [only] = parts;
  return parts.length === 1 && only ? only : { id: newId(), kind: "group", any, parts };
}

function conditionOf(field: string, operator: string, sent: unknown): Condition {
  if (operator === "empty")
    return { field, operator: sent === true || sent === "true" ? "empty" : "filled", values: [] };
  const many = mostValues(operator as Operator) > 1;
  const values = many && typeof sent === "string" ? sent.split(",") : [sent].flat();
  return { field, operator: operator as Operator, values: values.map(String) };
}

/** A tree as a filter of the API; `places` says which part of it stands where. Groups without parts are left out. */
export function writeTree({ any, parts }: Pick<Group, "any" | "parts">, places: Places = new Map(), at = ""): Filter {
  const there = parts.flatMap(plain);
  if (any && there.length > 1) {
    return { or: there.map((part, place) => writeTree({ any: false, parts: [part] }, places, `${at}or.${place}.`)) };
  }
  const filter: Filter = {};
  for (const part of there) if (!put(filter, part, places, at)) push(filter, part, places, at);
  return filter;
}

/** A group of one part is that part, of none nothing. */
function plain(part: Node): Node[] {
  if (part.kind !== "group") return [part];
  const parts = part.parts.flatMap(plain);
  return parts.length > 1 ? [{ ...part, parts }] : parts;
}

/** Beside what is there; false where its place is taken. */
function put(filter: Filter, part: Node, places: Places, at: string): boolean {
  if (part.kind === "said") {
    const { field, operator, values } = part.condition;
    const [name, value] = needsNoValue(operator)
      ? (["empty", operator === "empty"] as const)
      : ([operator, mostValues(operator) > 1 ? [...values] : values[0]] as const);
    const there = filter[field] as Record<string, unknown> | undefined;
    if (there && Object.hasOwn(there, name)) return false;
    filter[field] = { ...there, [name]: value };
    places.set(`${at}${field}.${name}`, part.id);
    return true;
  }
  if (part.kind === "related") {
    const name = part.none ? "unrelated" : "related";
    if (filter[name]?.[part.relation]) return false;
    const here = `${at}${name}.${part.relation}`;
    places.set(here, part.id);
    filter[name] = { ...filter[name], [part.relation]: writeTree(part, places, `${here}.`) };
    return true;
  }
  if (!part.any || filter.or) return false;
  const inner = writeTree(part, places, at);
  if (!inner.or) return false;
  filter.or = inner.or;
  return true;
}

function push(filter: Filter, part: Node, places: Places, at: string): void {
  const place = filter.and?.length ?? 0;
  const inner = part.kind === "group" ? part : { any: false, parts: [part] };
  filter.and = [...(filter.and ?? []), writeTree(inner, places, `${at}and.${place}.`)];
}

/** The part that a refused path is about: the longest place that it begins with. */
export function partAt(path: string, places: Places): string | undefined {
  const fitting = [...places.keys()].filter((place) => path === place || path.startsWith(`${place}.`));
  return places.get(fitting.toSorted((a, b) => b.length - a.length)[0] ?? "");
}

/** The tree with another part in place of the one of that id; without one, it is gone. */
export function replaced<G extends Group | Related>(group: G, id: string, next: Node | null): G {
  const parts = group.parts.flatMap((part): Node[] => {
    if (part.id === id) return next ? [next] : [];
    return [part.kind === "said" ? part : replaced(part, id, next)];
  });
  return { ...group, parts };
}

/** Every condition of the tree. */
export function allSaid(node: Node): Said[] {
  return node.kind === "said" ? [node] : node.parts.flatMap(allSaid);
}
