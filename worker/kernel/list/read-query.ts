import { Failure } from "../errors.ts";

type Group = { [key: string]: string | string[] | Group };

/**
 * A query string as the input of a list: `filter[province]=İzmir` is `{ filter: { province: { eq: "İzmir" } } }`,
 * `filter[createdAt][gte]=…` names the operator, a repeated key is a list (for a filter: any of them).
 */
export function readQuery(search: URLSearchParams): Group {
  const input: Group = {};
  for (const name of new Set(search.keys())) {
    const path = pathOf(name);
    if (path.includes("__proto__")) {
      throw new Failure("invalid", "invalid", { fields: [{ path: path.join("."), reason: "forbidden_key" }] });
    }
    const values = search.getAll(name);
    if (path[0] === "filter" && path.length === 2) path.push(values.length > 1 ? "in" : "eq");
    put(input, path, values.length > 1 ? values : (values[0] ?? ""));
  }
  return input;
}

/** A name with odd brackets stays one name, and the contract will not know it. */
function pathOf(name: string): string[] {
  const found = /^([^[\]]+)((?:\[[^[\]]+\]){1,3})$/.exec(name);
  if (!found) return [name];
  const [, first = "", rest = ""] = found;
  return [first, ...rest.slice(1, -1).split("][")];
}

function put(input: Group, path: string[], value: string | string[]): void {
  const last = path.at(-1) ?? "";
  let group = input;
  for (const key of path.slice(0, -1)) {
    const next = Object.hasOwn(group, key) ? group[key] : undefined;
    if (next !== undefined && (typeof next === "string" || Array.isArray(next))) throw clash(path);
    const inner = next ?? {};
    group[key] = inner;
    group = inner;
  }
  if (Object.hasOwn(group, last)) throw clash(path);
  group[last] = value;
}

function clash(path: string[]): Failure {
  return new Failure("invalid", "invalid", { fields: [{ path: path.join("."), reason: "bad_value" }] });
}
