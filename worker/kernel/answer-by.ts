import type { z } from "zod";
import { instant, isUtc } from "./contract.ts";

type Walk = (value: unknown) => unknown;

/**
 * What the contract names of an answer; nothing else leaves. Numbers, texts and flags come from typed statements and are not
 * looked at again: for a page of rows Zod, which may not generate code in a Worker, costs more than all the rest. What is
 * neither a plain value nor made of such is parsed by Zod.
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
  innerType: z.ZodType;
};

const PLAIN = new Set(["string", "number", "boolean", "null", "enum", "literal", "unknown", "any"]);

function makeWalk(schema: z.ZodType): Walk | null {
  const def = schema._zod.def as unknown as Def;
  if (PLAIN.has(def.type)) return null;
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
    return walk ? value.map(walk) : value;
  };
}

function objectOf(schema: z.ZodType, shape: Record<string, z.ZodType>): Walk {
  const fields = Object.entries(shape).map(([name, field]) => ({ name, walk: walkOf(field) }));
  return (value) => {
    if (value === null || typeof value !== "object") return schema.parse(value);
    const row = value as Record<string, unknown>;
    const answer: Record<string, unknown> = {};
    for (const { name, walk } of fields) {
      const field = row[name];
      if (field !== undefined) answer[name] = walk ? walk(field) : field;
    }
    return answer;
  };
}
