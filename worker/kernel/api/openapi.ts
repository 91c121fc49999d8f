import type { Ctx } from "../context.ts";
import { components } from "./openapi-components.ts";
import { pathsOf } from "./openapi-paths.ts";
import { schemaBook } from "./openapi-schemas.ts";
import type { Entry } from "./route-table.ts";

/**
 * The OpenAPI 3.1 document of one tenant's host. What does not depend on the tenant is made at the first request and
 * kept; each tenant adds its name and its address.
 */
export function openApi(table: Entry[], sessionCookie: string): (ctx: Pick<Ctx, "tenant" | "origin">) => string {
  let rest: string | undefined;
  return ({ tenant, origin }) => {
    rest ??= JSON.stringify(shared(table, sessionCookie)).slice(1);
    const head = {
      openapi: "3.1.0",
      info: { title: tenant ? `${tenant.brand.name} API` : "API", version: "1", description: PROSE },
      servers: [{ url: `${origin}/api/v1` }],
    };
    return `${JSON.stringify(head).slice(0, -1)},${rest}`;
  };
}

function shared(table: Entry[], sessionCookie: string) {
  const book = schemaBook();
  const paths = pathsOf(table, book);
  const tags = [...new Set(table.map(({ operation }) => operation.name.split(".")[0] ?? ""))];
  return {
    security: [{ apiKey: [] }, { session: [] }],
    tags: tags.map((name) => ({ name })),
    paths,
    components: components(book.schemas, sessionCookie),
  };
}

const PROSE = `Send an API key as \`Authorization: Bearer …\`, or use the session of the browser you are signed in with.

**Lists** take \`limit\` (1 to 200), \`cursor\` (from \`page.next\` of the page before; stable while rows change), \`sort\`
(\`-createdAt\` for descending), \`q\`, \`filter[field]\`, \`filter[field][op]\` and \`fields\`. They answer
\`{ data, page: { next, total } }\`; a \`total\` of 10000 means "at least".

**Repeating a POST** is safe with an \`Idempotency-Key\` of your choice: for 24 hours the same key with the same body
answers what it answered the first time, with \`Idempotency-Replayed: true\`. Another body is 422; 409 while the first is
under way.

**Two people, one record**: an answer with a \`version\` has it as \`ETag\`. Send it back in \`If-Match\`, and a record that
changed meanwhile answers 412 instead of losing a change.

**Errors** are \`application/problem+json\` (RFC 9457). \`code\` is one of a closed set, \`reason\` is what your program
should look at, \`errors\` says which field was refused and why. Sentences come in the language of \`Accept-Language\`.

**Requests are counted**; \`RateLimit\` says how many are left. Quote \`X-Request-Id\` when you ask for help.`;
