import { z } from "zod";

export type Json = { [key: string]: unknown };

/** Contracts as JSON Schema. Schemas with a name (`.meta({ id })`, or given here) stand once, under `components`. */
export type SchemaBook = {
  schemas: Record<string, Json>;
  /** Writes the schema under a name and answers the reference; the same schema again answers the same reference. */
  named(schema: z.core.$ZodType, name: string, io: "input" | "output"): Json;
  inline(schema: z.core.$ZodType, io: "input" | "output"): Json;
};

export function schemaBook(): SchemaBook {
  const names = new Map<z.core.$ZodType, string>();
  const schemas: Record<string, Json> = {};
  const inline = (schema: z.core.$ZodType, io: "input" | "output") => shelve(jsonOf(schema, io, names), schemas);
  return {
    schemas,
    inline,
    named(schema, name, io) {
      const own = names.get(schema) ?? z.globalRegistry.get(schema)?.id;
      if (own === undefined) names.set(schema, name);
      const content = inline(schema, io);
      if (typeof content.$ref === "string") return content;
      return { $ref: add(schemas, names.get(schema) ?? own ?? name, content) };
    },
  };
}

function jsonOf(schema: z.core.$ZodType, io: "input" | "output", names: Map<z.core.$ZodType, string>): Json {
  const metadata = z.registry<Json>();
  // The registry that contracts write to, with the names of this book on top.
  metadata.get = (one) => {
    const id = names.get(one);
    const own = z.globalRegistry.get(one);
    return (id === undefined ? own : { ...own, id }) as never;
  };
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io,
    metadata,
    unrepresentable: "any",
    override({ zodSchema, jsonSchema }) {
      if (zodSchema._zod.def.type === "date") Object.assign(jsonSchema, { type: "string", format: "date-time" });
      // A named format says it better than the expression behind it.
      if (jsonSchema.format) delete jsonSchema.pattern;
      delete jsonSchema.id;
    },
  });
  return json as Json;
}

/** Moves `$defs` to the components and points the references there. */
function shelve({ $defs, ...json }: Json, schemas: Record<string, Json>): Json {
  const moved = new Map<string, string>();
  const inner = Object.entries(($defs ?? {}) as Record<string, Json>);
  for (const [name] of inner) moved.set(`#/$defs/${name}`, `#/components/schemas/${name}`);
  for (const [name, content] of inner) {
    const target = add(schemas, name, redirect(content, moved) as Json);
    moved.set(`#/$defs/${name}`, target);
  }
  return redirect(json, moved) as Json;
}

/** What is sent and what is answered under one name may differ by defaults; the second gets a name of its own. */
function add(schemas: Record<string, Json>, name: string, content: Json): string {
  for (const candidate of [name, `${name}Input`, `${name}Variant`]) {
    const there = schemas[candidate];
    if (there === undefined || JSON.stringify(there) === JSON.stringify(content)) {
      schemas[candidate] = content;
      return `#/components/schemas/${candidate}`;
    }
  }
  throw new Error(`Too many shapes are called ${name}`);
}

function redirect(value: unknown, moved: Map<string, string>): unknown {
  if (Array.isArray(value)) return value.map((one) => redirect(one, moved));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === "$ref" && typeof inner === "string" ? (moved.get(inner) ?? inner) : redirect(inner, moved),
    ]),
  );
}
