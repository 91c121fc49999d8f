import type { Operator } from "../list/fields.ts";
import type { Json } from "./openapi-schemas.ts";
import type { Entry } from "./route-table.ts";
import { shapeOf } from "./schema-shape.ts";

const SHARED = ["limit", "cursor", "q", "fields"];

/** Path, query and header parameters. Each filter stands on its own, one per operator, so that it can be tried out. */
export function parametersOf(
  { operation, method, segments }: Entry,
  input: Json,
  schemas: Record<string, Json>,
): Json[] {
  const properties = propertiesOf(input, schemas);
  const inPath = segments.filter((segment) => segment.startsWith(":")).map((segment) => segment.slice(1));
  const inQuery =
    method === "GET" || method === "DELETE"
      ? Object.entries(properties).filter(([name]) => !inPath.includes(name))
      : [];
  const required = (input.required ?? []) as string[];
  const lists = "filter" in properties || "cursor" in properties;
  return [
    ...inPath.map((name) => ({ name, in: "path", required: true, schema: properties[name] ?? { type: "string" } })),
    ...inQuery.flatMap(([name, schema]) => {
      if (name === "version" && method === "DELETE") return [];
      if (name === "filter") return filters(schema as Json, schemas);
      if (lists && SHARED.includes(name)) return [{ $ref: `#/components/parameters/${name}` }];
      return [{ name, in: "query", ...described(name), required: required.includes(name), schema }];
    }),
    ...headers(operation.input, method, Boolean(shapeOf(operation.output)?.version)),
  ];
}

function headers(input: unknown, method: string, versioned: boolean): Json[] {
  if (method === "GET") return versioned ? [{ $ref: "#/components/parameters/ifNoneMatch" }] : [];
  return [
    ...(method === "POST" ? [{ $ref: "#/components/parameters/idempotencyKey" }] : []),
    ...(shapeOf(input)?.version ? [{ $ref: "#/components/parameters/ifMatch" }] : []),
  ];
}

function filters(filter: Json, schemas: Record<string, Json>): Json[] {
  return Object.entries(propertiesOf(filter, schemas)).flatMap(([field, operators]) =>
    Object.entries(propertiesOf(operators as Json, schemas)).map(([operator, schema]) => ({
      name: operator === "eq" ? `filter[${field}]` : `filter[${field}][${operator}]`,
      in: "query",
      description: (schema as Json).description ?? OPERATORS[operator as Operator],
      schema:
        operator === "in" || operator === "nin"
          ? { type: "string", description: "Separated by commas." }
          : spelled(schema as Json),
    })),
  );
}

/** In a query string everything is text: `true` and `"true"` are one choice. */
function spelled(schema: Json): Json {
  const choices = schema.anyOf as Json[] | undefined;
  return choices?.some((one) => one.type === "boolean") ? { type: "boolean" } : schema;
}

const OPERATORS: Record<Operator, string> = {
  eq: "Is.",
  has: "Contains; Turkish letters and accents make no difference.",
  in: "Is any of.",
  nin: "Is none of.",
  gt: "More than, or after.",
  gte: "At least, or from.",
  lt: "Less than, or before.",
  lte: "At most, or until.",
  empty: "Is empty, or is not.",
};

function described(name: string): Json {
  return name === "sort" ? { description: "Fields to sort by, separated by commas; `-` in front for descending." } : {};
}

function propertiesOf(schema: Json, schemas: Record<string, Json>): Json {
  const target = typeof schema.$ref === "string" ? schemas[schema.$ref.split("/").at(-1) ?? ""] : schema;
  return (target?.properties ?? {}) as Json;
}
