import { fromText } from "./from-text.ts";

/** `url` names the role; its host is Neon's. `fetchEndpoint` is for a stand-in. */
export type Database = { url: string; fetchEndpoint?: string | undefined };
export type Sql = { query: string; params: unknown[] };
/** Names of the columns; rows in their order, each value as its type has it in JSON, what JSON cannot hold as text. */
export type Answer = { columns: string[]; rows: unknown[][]; rowCount: number };

/** What Postgres says of an error; without `code` the database could not be reached. */
export class DatabaseError extends Error {
  readonly code: string | undefined;
  readonly detail: string | undefined;
  readonly constraint: string | undefined;
  constructor(message: string, fields: { code?: string; detail?: string; constraint?: string } = {}, cause?: unknown) {
    super(message, { cause });
    this.name = "DatabaseError";
    this.code = fields.code;
    this.detail = fields.detail;
    this.constraint = fields.constraint;
  }
}

/**
 * Runs statements as one transaction in one round trip: Neon's SQL over HTTP, as `@neondatabase/serverless` speaks it
 * (decision 016). Fails with a `DatabaseError`.
 */
export async function transact(database: Database, queries: Sql[], mode: { readOnly: boolean }): Promise<Answer[]> {
  const { status, text } = await post(database, JSON.stringify({ queries: queries.map(written) }), mode);
  if (status === 200) return (JSON.parse(text) as { results: Result[] }).results.map(answerOf);
  if (status !== 400) throw new DatabaseError(`HTTP ${status}: ${text}`);
  const refused = JSON.parse(text) as { message: string; code?: string; detail?: string; constraint?: string };
  throw new DatabaseError(refused.message, refused);
}

/** Each row as an object. */
export function named({ columns, rows }: Answer): Record<string, unknown>[] {
  return rows.map((row) => Object.fromEntries(columns.map((name, i) => [name, row[i]])));
}

async function post({ url, fetchEndpoint }: Database, body: string, mode: { readOnly: boolean }) {
  try {
    const response = await fetch(fetchEndpoint ?? endpointOf(url), {
      method: "POST",
      headers: {
        "Neon-Connection-String": url,
        "Neon-Raw-Text-Output": "true",
        "Neon-Array-Mode": "true",
        "Neon-Batch-Isolation-Level": "ReadCommitted",
        "Neon-Batch-Read-Only": String(mode.readOnly),
      },
      body,
    });
    return { status: response.status, text: await response.text() };
  } catch (error) {
    throw new DatabaseError("The database does not answer", {}, error);
  }
}

/** `ep-…-pooler.eu-central-1.aws.neon.tech` is asked at `api.eu-central-1.aws.neon.tech`. */
function endpointOf(url: string): string {
  return `https://${new URL(url).hostname.replace(/^[^.]+\./, "api.")}/sql`;
}

function written({ query, params }: Sql): Sql {
  return { query, params: params.map(textOf) };
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "string") return value;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return `{${value.map(elementOf).join(",")}}`;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function elementOf(value: unknown): string {
  if (Array.isArray(value)) return textOf(value) ?? "";
  const text = textOf(value);
  return text === null ? "NULL" : `"${text.replace(/["\\]/g, "\\$&")}"`;
}

type Result = { fields: { name: string; dataTypeID: number }[]; rows: (string | null)[][]; rowCount: number };

function answerOf({ fields, rows, rowCount }: Result): Answer {
  const readers = fields.map(({ dataTypeID }) => fromText(dataTypeID));
  const value = (text: string | null, i: number) => {
    const read = readers[i];
    return text === null || !read ? text : read(text);
  };
  return { columns: fields.map(({ name }) => name), rows: rows.map((row) => row.map(value)), rowCount };
}
