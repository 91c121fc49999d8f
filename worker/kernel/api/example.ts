import type { Json } from "./openapi-schemas.ts";

/** A value that a schema accepts, to show: the contract's own example where it has one. */
export function exampleOf(schema: unknown, schemas: Record<string, Json>, depth = 0): unknown {
  if (!schema || typeof schema !== "object" || depth > 6) return null;
  const json = schema as Json;
  if (typeof json.$ref === "string") return exampleOf(schemas[json.$ref.split("/").at(-1) ?? ""], schemas, depth + 1);
  const given = [
    (json.examples as unknown[] | undefined)?.[0],
    json.default,
    json.const,
    (json.enum as unknown[] | undefined)?.[0],
  ];
  const found = given.find((one) => one !== undefined);
  if (found !== undefined) return found;
  const choices = (json.anyOf ?? json.oneOf ?? json.allOf) as unknown[] | undefined;
  if (choices) return exampleOf(choices[0], schemas, depth + 1);
  return byType(json, schemas, depth);
}

function byType(json: Json, schemas: Record<string, Json>, depth: number): unknown {
  switch (Array.isArray(json.type) ? json.type[0] : json.type) {
    case "string":
      return text(json);
    case "integer":
    case "number":
      return Math.max(1, Number(json.minimum ?? 1));
    case "boolean":
      return true;
    case "array":
      return [exampleOf(json.items, schemas, depth + 1)];
    case "object":
      return Object.fromEntries(
        Object.entries((json.properties ?? {}) as Json).map(([name, one]) => [
          name,
          exampleOf(one, schemas, depth + 1),
        ]),
      );
    default:
      return null;
  }
}

const formats: Record<string, string> = {
  uuid: "01936a5e-7c3a-7d2b-9f10-3b6c5d4e2f1a",
  email: "ayse@example.com",
  uri: "https://example.com",
  date: "2026-11-22",
  "date-time": "2026-11-22T09:30:00.000Z",
};

function text({ format, minLength }: Json): string {
  const example = formats[String(format)] ?? "text";
  return example.padEnd(Number(minLength ?? 0), ".");
}
