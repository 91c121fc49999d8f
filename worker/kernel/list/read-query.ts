import { Failure } from "../errors.ts";

type Group = { [key: string]: Value };
type Value = string | string[] | Group | Group[];

/**
 * A query string as the input of a list: `filter[province]=İzmir` is `{ filter: { province: { eq: "İzmir" } } }`,
 * `filter[createdAt][gte]=…` names the operator, a repeated key is a list (for a filter: any of them). Groups count their
 * parts: `filter[or][0][kind]=company&filter[or][1][kind]=person`. `writeFilter` is the way back.
 */
export function readQuery(search: URLSearchParams): Group {
  const input: Group = {};
  for (const name of new Set(search.keys())) {
    const path = pathOf(name);
    if (path.includes("__proto__")) {
      throw new Failure("invalid", "invalid", { fields: [{ path: path.join("."), reason: "forbidden_key" }] });
    }
    const values = search.getAll(name);
    if (path[0] === "filter" && endsWithField(path)) path.push(values.length > 1 ? "in" : "eq");
    put(input, path, values.length > 1 ? values : (values[0] ?? ""));
  }
  return listed(input) as Group;
}

/** A name with odd brackets stays one name, and the contract will not know it. */
function pathOf(name: string): string[] {
  const found = /^([^[\]]+)((?:\[[^[\]]+\]){1,16})$/.exec(name);
  if (!found) return [name];
  const [, first = "", rest = ""] = found;
  return [first, ...rest.slice(1, -1).split("][")];
}

/** Down through groups (`or`, `0`) and relations (`related`, `deals.customerId`), does it end in a field without an operator? */
function endsWithField(path: string[]): boolean {
  let at = 1;
  while (/^(and|or|related|unrelated)$/.test(path[at] ?? "")) at += 2;
  return at === path.length - 1;
}

function put(input: Group, path: string[], value: string | string[]): void {
  const last = path.at(-1) ?? "";
  let group = input;
  for (const key of path.slice(0, -1)) {
    const next = Object.hasOwn(group, key) ? group[key] : undefined;
    if (next !== undefined && (typeof next === "string" || Array.isArray(next))) throw clash(path);
    const inner: Group = next ?? {};
    group[key] = inner;
    group = inner;
  }
  if (Object.hasOwn(group, last)) throw clash(path);
  group[last] = value;
}

/** Counted parts as lists, in their order. */
function listed(value: Value): Value {
  if (typeof value !== "object" || Array.isArray(value)) return value;
  const inner = Object.entries(value).map(([key, one]): [string, Value] => [key, listed(one)]);
  if (inner.length > 0 && inner.every(([key]) => /^\d{1,3}$/.test(key)))
    return inner.toSorted(([a], [b]) => Number(a) - Number(b)).map(([, one]) => one as Group);
  return Object.fromEntries(inner);
}

function clash(path: string[]): Failure {
  return new Failure("invalid", "invalid", { fields: [{ path: path.join("."), reason: "bad_value" }] });
}
