import { z } from "zod";

export type Path = (string | number)[];
export type Leaf = { path: Path; kind: "id" | "text" | "other"; candidates: unknown[] };
export type Sample = { value: unknown; leaves: Leaf[] };

/**
 * An input that the schema takes, with every field it knows, made from the schema alone. Each text tries a list of usual
 * values until its field is content; an optional field that nothing fits is left out, and so are `omit`. `idFor` answers
 * the id that a field such as `customerId` should hold. Throws, naming the field, when a required one cannot be filled.
 */
export function sampleOf(schema: z.ZodType, idFor: (path: Path) => string, omit: string[] = []): Sample {
  const leaves: Leaf[] = [];
  const json = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Json;
  let value = grow(json, [], leaves, idFor);
  for (const { path } of leaves) if (omit.includes(String(path[0]))) value = without(value, path);
  const tried = new Map<Leaf, number>();
  for (let round = 0; round < 200; round++) {
    const issues = schema.safeParse(value).error?.issues ?? [];
    if (issues.length === 0) return { value, leaves };
    for (const { path } of issues) {
      const leaf = leaves.find((one) => covers(one.path, path as Path) && at(value, one.path) !== undefined);
      if (!leaf) throw new Error(`No sample for ${path.join(".") || "the whole input"}: ${issues[0]?.message}`);
      const next = (tried.get(leaf) ?? 0) + 1;
      tried.set(leaf, next);
      value =
        next < leaf.candidates.length ? withValue(value, leaf.path, leaf.candidates[next]) : without(value, leaf.path);
    }
  }
  throw new Error("No sample: the fields contradict one another");
}

/** A copy with another value there. */
export function withValue(value: unknown, [key, ...rest]: Path, put: unknown): unknown {
  if (key === undefined) return put;
  const copy = Array.isArray(value) ? [...value] : { ...(value as object) };
  return Object.assign(copy, { [key]: withValue((copy as Record<string, unknown>)[key] ?? {}, rest, put) });
}

type Json = {
  type?: string;
  format?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Json[];
  oneOf?: Json[];
  allOf?: Json[];
  properties?: Record<string, Json>;
  items?: Json;
  minimum?: number;
};

function grow(json: Json, path: Path, leaves: Leaf[], idFor: (path: Path) => string): unknown {
  // What JSON cannot say (a Date) is an empty schema; the other way of saying it stands beside it.
  const choices = (json.anyOf ?? json.oneOf ?? json.allOf ?? []).filter((one) => one.type !== "null");
  const choice = choices.find((one) => Object.keys(one).length > 0) ?? choices[0];
  if (choice) return grow(choice, path, leaves, idFor);
  if (json.properties) {
    return Object.fromEntries(
      Object.entries(json.properties).map(([name, field]) => [name, grow(field, [...path, name], leaves, idFor)]),
    );
  }
  if (json.type === "array") return [grow(json.items ?? {}, [...path, 0], leaves, idFor)];
  if (json.type === "null") return null;
  const leaf = leafOf(json, path, idFor);
  leaves.push(leaf);
  return leaf.candidates[0];
}

function leafOf(json: Json, path: Path, idFor: (path: Path) => string): Leaf {
  if (json.enum || json.const !== undefined) return { path, kind: "other", candidates: json.enum ?? [json.const] };
  if (json.format === "uuid") return { path, kind: "id", candidates: [idFor(path)] };
  if (json.type === "string")
    return { path, kind: "text", candidates: [...(byFormat[json.format ?? ""] ?? []), ...texts] };
  if (json.type === "boolean") return { path, kind: "other", candidates: [true, false] };
  if (json.type === "object") return { path, kind: "other", candidates: [{}, { "customers:read": "own" }] };
  return { path, kind: "other", candidates: [Math.max(json.minimum ?? 1, 1), 0, 50, {}, "x"] };
}

const texts = [
  "Deneme kaydı",
  "deneme@posta.example",
  "+905321234567",
  "1234567890",
  "Ankara",
  "Çankaya",
  "EUR",
  "2031-05-20",
  "2031-05",
  "2031-05-20T09:00:00Z",
  "09:00",
  "18:00",
  "Europe/Istanbul",
  "deneme.example",
  "#0f8b8d",
  "tr",
  "deneme-kaydi",
  "uzun-bir-parola-2026",
  "0190a0b1c2d3e4f50190a0b1c2d3e4f50190a0b1c2d",
  "0190a0b1c2d3e4f50190a0b1c2d3e4f50190a0b1c2d3e4f50190a0b1c2d3e4f5",
];
const byFormat: Record<string, string[]> = {
  email: ["deneme@posta.example"],
  date: ["2031-05-20", "2031-05-25"],
  "date-time": ["2031-05-20T09:00:00Z", "2031-05-25T09:00:00Z"],
  uri: ["https://deneme.example"],
};

function covers(leaf: Path, issue: Path): boolean {
  return issue.every((key, i) => leaf[i] === undefined || String(leaf[i]) === String(key));
}

function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], value);
}

/** Without that field; an array that loses its only entry goes with it. */
function without(value: unknown, path: Path): unknown {
  const [key, ...rest] = path;
  if (key === undefined || typeof value !== "object" || value === null) return undefined;
  const inner = rest.length > 0 ? without((value as Record<string, unknown>)[key], rest) : undefined;
  if (Array.isArray(value)) return inner === undefined ? undefined : [inner];
  const { [key]: _, ...others } = value as Record<string, unknown>;
  return inner === undefined ? others : { ...others, [key]: inner };
}
