import { OPERATORS } from "#worker/kernel/list/fields.ts";
import type { Operation } from "#worker/kernel/operation.ts";
import type { OneOfEach } from "../one-of-each.ts";
import type { Path } from "./sample.ts";

/**
 * Which record's id a field wants, by its name: `customerId` a customer's, `id` one of the resource that stands before
 * `:id` in the route (else of the operation's name), `eq` and `in` what the filter above them wants.
 */
export function idFor(operation: Operation, rows: OneOfEach): (path: Path) => string {
  const own = resourceOf(operation);
  return (path) => {
    const name = String(path.filter((key) => typeof key === "string" && !operators.has(key)).at(-1) ?? "id");
    const stem = name.replace(/Ids?$/, "");
    const tables = [
      aliases[stem] ?? plural(snake(stem)),
      snake(stem),
      ...Object.keys(rows).filter((table) => table.endsWith(`_${plural(snake(stem))}`)),
      own,
    ];
    return tables.map((table) => rows[table]).find((id) => id !== undefined) ?? rows.customers ?? "";
  };
}

function resourceOf({ route, name }: Operation): string {
  const segments = route?.split("/") ?? [];
  const before = segments[segments.indexOf(":id") - 1] ?? name.split(".")[0] ?? "";
  return before === "platform" ? "tenants" : snake(before.replaceAll("-", "_"));
}

const snake = (text: string) => text.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const plural = (word: string) => (/[^aeou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`);
const operators = new Set<string>(Object.values(OPERATORS).flat());
const aliases: Record<string, string> = {
  owner: "users",
  actor: "users",
  member: "users",
  assignee: "users",
  author: "users",
  person: "users",
  company: "customers",
  picture: "files",
  iconFile: "files",
  record: "customers",
  tenant: "tenants",
};
