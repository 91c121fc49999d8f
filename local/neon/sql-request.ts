import type { IncomingHttpHeaders } from "node:http";
import type { Exchange } from "./connection.ts";
import type { Login } from "./session.ts";
import type { Statement } from "./statements.ts";

/** A request that Neon would refuse before asking Postgres. */
export class BadRequest extends Error {}

/** Reads body and headers of POST /sql: `{ query, params }` or `{ queries: [{ query, params }, …] }`. */
export function readExchange(headers: IncomingHttpHeaders, body: string): Exchange {
  const shape = { arrayMode: isTrue(headers["neon-array-mode"]), rawText: isTrue(headers["neon-raw-text-output"]) };
  const content = parseBody(body);
  if (!Array.isArray(content.queries)) return { statements: [readStatement(content)], begin: undefined, shape };
  return { statements: content.queries.map(readStatement), begin: beginStatement(headers), shape };
}

/** Role, password and database of the connection string; its host is Neon's address and leads nowhere here. */
export function readLogin(connectionString: string, postgres: { host: string; port: number }): Login {
  if (!URL.canParse(connectionString)) throw new BadRequest("invalid connection string");
  const url = new URL(connectionString);
  const user = decodeURIComponent(url.username);
  const database = decodeURIComponent(url.pathname.slice(1));
  if (user === "" || database === "") throw new BadRequest("missing user or database in the connection string");
  return { ...postgres, user, password: decodeURIComponent(url.password), database };
}

function parseBody(body: string): Record<string, unknown> {
  try {
    const content: unknown = JSON.parse(body);
    if (typeof content === "object" && content !== null) return content as Record<string, unknown>;
  } catch {
    // Said below, as for JSON that is not an object.
  }
  throw new BadRequest("the request body is not a JSON object");
}

function readStatement(content: unknown): Statement {
  const { query, params } = (content ?? {}) as { query?: unknown; params?: unknown };
  if (typeof query !== "string") throw new BadRequest("missing field `query`");
  if (params === undefined || params === null) return { query, params: [] };
  if (!Array.isArray(params)) throw new BadRequest("`params` is not an array");
  if (query.includes("\0")) throw new BadRequest("a query cannot hold a NUL character");
  return { query, params: params.map(parameterText) };
}

function parameterText(value: unknown): string | null {
  if (typeof value === "string" || value === null) return value;
  if (Array.isArray(value)) return `{${value.map(elementText).join(",")}}`;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function elementText(value: unknown): string {
  if (value === null) return "NULL";
  if (Array.isArray(value)) return parameterText(value) ?? "NULL";
  return typeof value === "number" || typeof value === "boolean" ? String(value) : quoted(parameterText(value) ?? "");
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, "\\$&")}"`;
}

const ISOLATION: Readonly<Record<string, string>> = {
  Serializable: "SERIALIZABLE",
  RepeatableRead: "REPEATABLE READ",
  ReadCommitted: "READ COMMITTED",
  ReadUncommitted: "READ UNCOMMITTED",
};

function beginStatement(headers: IncomingHttpHeaders): string {
  const modes: string[] = [];
  const isolation = headers["neon-batch-isolation-level"];
  if (isolation !== undefined) {
    const level = ISOLATION[String(isolation)];
    if (!level) throw new BadRequest("invalid isolation level");
    modes.push(`ISOLATION LEVEL ${level}`);
  }
  if (isTrue(headers["neon-batch-read-only"])) modes.push("READ ONLY");
  if (isTrue(headers["neon-batch-deferrable"])) modes.push("DEFERRABLE");
  return ["BEGIN", modes.join(", ")].join(" ").trim();
}

function isTrue(header: string | string[] | undefined): boolean {
  return header === "true";
}
