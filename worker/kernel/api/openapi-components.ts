import { type Code, STATUS } from "../errors.ts";
import type { Json } from "./openapi-schemas.ts";

/** What all paths share: schemas, the problem of each code, the headers and parameters of the protocol. */
export function components(schemas: Record<string, Json>, sessionCookie: string): Json {
  return {
    schemas: { ...schemas, Problem: problemSchema },
    responses: Object.fromEntries(Object.keys(STATUS).map((code) => [code, problemResponse(code as Code)])),
    parameters,
    headers,
    securitySchemes: {
      apiKey: { type: "http", scheme: "bearer", description: "An API key, made under Settings." },
      session: { type: "apiKey", in: "cookie", name: sessionCookie, description: "The session of a signed-in person." },
    },
  };
}

const strings = { type: "string" };

const problemSchema = {
  type: "object",
  description: "RFC 9457",
  required: ["type", "title", "status", "detail", "code", "reason", "params", "errors"],
  properties: {
    type: { type: "string", format: "uri-reference" },
    title: strings,
    status: { type: "integer" },
    detail: strings,
    instance: { type: "string", format: "uri" },
    requestId: strings,
    code: { type: "string", enum: Object.keys(STATUS) },
    reason: { type: "string", description: "Stable; what a program branches on." },
    params: { type: "object", additionalProperties: { type: ["string", "number"] } },
    errors: {
      type: "array",
      items: {
        type: "object",
        required: ["path", "reason", "message"],
        properties: { path: strings, reason: strings, message: strings, params: { type: "object" } },
      },
    },
  },
};

const descriptions: Record<Code, string> = {
  invalid: "The input was refused; `errors` says which fields.",
  unauthenticated: "No credential, or one that is not valid any more.",
  forbidden: "The credential does not reach this.",
  not_found: "No such record, or none that may be seen.",
  conflict: "The state of the record, or a repeated request, stands in the way.",
  changed_meanwhile: "The version in `If-Match` is not the current one.",
  limit_reached: "The plan allows no more.",
  too_large: "The body is larger than 1 MiB.",
  locked: "The workspace is suspended or read-only.",
  too_many_requests: "Too many requests; `Retry-After` says when to come back.",
  unavailable: "Not reachable for a moment; `Retry-After` says when to come back.",
  internal: "An error on our side.",
};

function problemResponse(code: Code): Json {
  const retry = code === "too_many_requests" || code === "unavailable";
  const example = {
    type: `/api/docs#${code}`,
    title: descriptions[code],
    status: STATUS[code],
    detail: descriptions[code],
    code,
    reason: code,
    params: {},
    errors: [],
  };
  return {
    description: descriptions[code],
    headers: {
      "X-Request-Id": { $ref: "#/components/headers/RequestId" },
      ...(retry ? { "Retry-After": { $ref: "#/components/headers/RetryAfter" } } : {}),
    },
    content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" }, example } },
  };
}

const header = (name: string, description: string, schema: Json = strings) => ({
  name,
  in: "header",
  description,
  schema,
});
const query = (name: string, description: string, schema: Json) => ({ name, in: "query", description, schema });

const parameters = {
  limit: query("limit", "Rows per page.", { type: "integer", minimum: 1, maximum: 200, default: 50 }),
  cursor: query("cursor", "`page.next` of the page before.", { type: "string", maxLength: 2000 }),
  q: query("q", "Words to look for; Turkish letters and accents make no difference.", {
    type: "string",
    maxLength: 200,
  }),
  fields: query("fields", "Fields to keep of each row, separated by commas; `id` always stays.", {
    type: "string",
    examples: ["name,createdAt"],
  }),
  idempotencyKey: header("Idempotency-Key", "Makes the request safe to repeat for 24 hours.", {
    type: "string",
    minLength: 1,
    maxLength: 255,
  }),
  ifMatch: header("If-Match", "The `ETag` of the version that the change was made on.", {
    type: "string",
    examples: ['"7"'],
  }),
  ifNoneMatch: header("If-None-Match", "An `ETag`; 304 when it is still current."),
};

const headers = {
  RequestId: { description: "Names this request when you ask for help.", schema: strings },
  ETag: { description: "The record's version, in quotes.", schema: strings },
  Location: { description: "Where the new record is.", schema: strings },
  RetryAfter: { description: "Seconds to wait.", schema: { type: "integer" } },
  RateLimit: {
    description: 'Requests left and seconds until the count starts anew: `"default";r=599;t=60`.',
    schema: strings,
  },
  Replayed: { description: "`true` when this is the answer to an earlier request.", schema: strings },
};
