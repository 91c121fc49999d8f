import type { z } from "zod";
import { instant, isUtc } from "./contract.ts";

type Walk = (value: unknown) => unknown;
type Walked = { name: string; walk: Walk };

/**
 * What the contract names of an answer; nothing else leaves. Numbers, texts and flags come from typed statements and are not
 * looked at again: for a page of rows Zod, which may not generate code in a Worker, costs more than all the rest. What is
 * neither a plain value nor made of such is parsed by Zod. What may leave as it is is answered as it is, not copied.
 */
export function answerBy(schema: z.ZodType, value: unknown): unknown {
  return (walkOf(schema) ?? same)(value);
}

const walks = new WeakMap<z.ZodType, Walk | null>();
const same: Walk = (value) => value;

/** Null where any value stays as it is. */
function walkOf(schema: z.ZodType): Walk | null {
  const known = walks.get(schema);
  if (known !== undefined) return known;
  const made = makeWalk(schema);
  walks.set(schema, made);
  return made;
}

/** Of Zod's definitions, what is looked at here. */
type Def = {
  type: string;
  checks?: unknown[];
  shape: Record<string, z.ZodType>;
  catchall?: z.ZodType;
  element: z.ZodType;
  valueType: z.ZodType;
  innerType: z.ZodType;
};

const PLAIN = new Set(["string", "number", "boolean", "null", "enum", "literal", "unknown", "any"]);

function makeWalk(schema: z.ZodType): Walk | null {
  const def = schema._zod.def as unknown as Def;
  if (PLAIN.has(def.type)) return null;
  if (def.type === "record" && !def.checks?.length && walkOf(def.valueType) === null) return null;
  if (schema === instant) return (value) => (isUtc(value) ? value : schema.parse(value));
  if (def.type === "nullable" || def.type === "optional") return whenThere(walkOf(def.innerType));
  if (def.checks?.length || def.catchall) return (value) => schema.parse(value);
  if (def.type === "array") return arrayOf(schema, walkOf(def.element));
  if (def.type === "object") return objectOf(schema, def.shape);
  return (value) => schema.parse(value);
}

function whenThere(walk: Walk | null): Walk | null {
  return walk && ((value) => (value === null || value === undefined ? value : walk(value)));
}

function arrayOf(schema: z.ZodType, walk: Walk | null): Walk {
  return (value) => {
    if (!Array.isArray(value)) return schema.parse(value);
    if (!walk) return value;
    let answer: unknown[] = value;
    for (let i = 0; i < value.length; i++) {
      const item = walk(value[i]);
      if (item === value[i]) continue;
      if (answer === value) answer = value.slice();
      answer[i] = item;
    }
    return answer;
  };
}

function objectOf(schema: z.ZodType, shape: Def["shape"]): Walk {
  const names = new Set(Object.keys(shape));
  const walked = Object.entries(shape).flatMap(([name, field]) => {
    const walk = walkOf(field);
    return walk ? [{ name, walk }] : [];
  });
  return (value) => {
    if (value === null || typeof value !== "object") return schema.parse(value);
    const row = value as Record<string, unknown>;
    let answer = isOnly(names, row) ? row : only(names, row);
    for (let i = 0; i < walked.length; i++) {
      const { name, walk } = walked[i] as Walked;
      const before = row[name];
      const field = before === undefined ? before : walk(before);
      if (field === before) continue;
      if (answer === row) answer = { ...row };
      answer[name] = field;
    }
    return answer;
  };
}

/** A plain object with no other field than these. */
function isOnly(names: Set<string>, row: Record<string, unknown>): boolean {
  if (Object.getPrototypeOf(row) !== Object.prototype) return false;
  for (const name in row) if (!names.has(name)) return false;
  return true;
}

function only(names: Set<string>, row: Record<string, unknown>): Record<string, unknown> {
  const answer: Record<string, unknown> = {};
  for (const name of names) if (row[name] !== undefined) answer[name] = row[name];
  return answer;
}
