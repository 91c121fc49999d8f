import type { Operator } from "../list/fields.ts";
import { partsOf } from "../list/filter-input.ts";
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
    partsOf(field, operators)
      ? [groupOf(field, operators as Json)]
      : Object.entries(propertiesOf(operators as Json, schemas)).map(([operator, schema]) => ({
          name: operator === "eq" ? `filter[${field}]` : `filter[${field}][${operator}]`,
          in: "query",
          description: (schema as Json).description ?? OPERATORS[operator as Operator],
          schema: ["in", "nin", "all"].includes(operator)
            ? { type: "string", description: "Separated by commas." }
            : spelled(schema as Json),
        })),
  );
}

/** Names go on below it: `filter[or][0][kind]`. */
function groupOf(name: string, { description }: Json): Json {
  return { name: `filter[${name}]`, in: "query", description, style: "deepObject", schema: { type: "object" } };
}

/** In a query string everything is text: `true` and `"true"` are one choice. */
function spelled(schema: Json): Json {
  const choices = schema.anyOf as Json[] | undefined;
  return choices?.some((one) => one.type === "boolean") ? { type: "boolean" } : schema;
}

const OPERATORS: Record<Operator, string> = {
  eq: "Is.",
  ne: "Is not.",
  has: "Contains; Turkish letters and accents make no difference.",
  nhas: "Does not contain.",
  starts: "Begins with.",
  in: "Is any of.",
  nin: "Is none of.",
  all: "Holds each of these.",
  gt: "More than, or after.",
  gte: "At least, or from.",
  lt: "Less than, or before.",
  lte: "At most, or until.",
  between: "Both ends belong to it; separated by a comma.",
  within:
    "Days as seen from today in the tenant's time zone: `today`, `yesterday`, `tomorrow`, `this_week`, `last_month`, `next_quarter`, `last_year` …, `last_30_days`, `next_7_days`.",
  empty: "Is empty, or is not.",
};

function described(name: string): Json {
  return name === "sort" ? { description: "Fields to sort by, separated by commas; `-` in front for descending." } : {};
}

function propertiesOf(schema: Json, schemas: Record<string, Json>): Json {
  const target = typeof schema.$ref === "string" ? schemas[schema.$ref.split("/").at(-1) ?? ""] : schema;
  return (target?.properties ?? {}) as Json;
}
