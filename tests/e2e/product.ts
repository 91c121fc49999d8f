import { type IncomingHttpHeaders, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { inject } from "vitest";
import type { DemoTenant } from "../../local/seed/demo-info.ts";

export const port = inject("port");
export const demo = inject("demo");

export type Slug = "anka" | "pera" | "lodos";
export type Role = "owner" | "manager" | "member" | "viewer";
export type Answer = { status: number; headers: IncomingHttpHeaders; text: string; json: <T = Json>() => T };
// biome-ignore lint/suspicious/noExplicitAny: what an answer holds is what the tests are about
export type Json = any;

export type Asked = {
  method?: string;
  headers?: Record<string, string>;
  /** An object is sent as JSON, URLSearchParams as a form, text and bytes as they are. */
  body?: object | string | Uint8Array;
  /** `session=…`, as `signedIn` answers it. */
  cookie?: string;
  /** A bearer API key. */
  key?: string;
};

export const origin = (host: string) => `http://${host}:${port}`;
export const hostOf = (slug: string) => `${slug}.localhost`;

/** One HTTP request to the Worker for a host of ours (or any other: the `Host` header is what counts). Follows nothing. */
export function ask(host: string, path: string, asked: Asked = {}): Promise<Answer> {
  const { body, cookie, key, method = body === undefined ? "GET" : "POST" } = asked;
  const payload = payloadOf(body);
  const headers: Record<string, string> = {
    Host: `${host}:${port}`,
    ...(payload ? { "Content-Type": payload.type, "Content-Length": String(payload.bytes.length) } : {}),
    ...(method === "GET" || method === "HEAD" ? {} : { Origin: origin(host) }),
    ...(cookie ? { Cookie: cookie } : {}),
    ...(key ? { Authorization: `Bearer ${key}` } : {}),
    ...asked.headers,
  };
  return new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port, path, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const text = Buffer.concat(chunks).toString("utf8");
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text, json: () => JSON.parse(text) });
      });
    });
    sent.on("error", reject);
    sent.end(payload?.bytes);
  });
}

function payloadOf(body: Asked["body"]): { type: string; bytes: Buffer } | undefined {
  if (body === undefined) return;
  if (body instanceof URLSearchParams)
    return { type: "application/x-www-form-urlencoded", bytes: Buffer.from(String(body)) };
  if (typeof body === "string" || body instanceof Uint8Array)
    return { type: "application/json", bytes: Buffer.from(body as string) };
  return { type: "application/json", bytes: Buffer.from(JSON.stringify(body)) };
}

/** The REST API of a demo tenant, by default with the key that may do everything. */
export function api(slug: Slug, path: string, asked: Asked = {}): Promise<Answer> {
  const credential = asked.cookie || asked.key !== undefined ? {} : { key: tenant(slug).apiKey };
  return ask(hostOf(slug), `/api/v1${path}`, { ...credential, ...asked });
}

export function tenant(slug: Slug): DemoTenant {
  const found = demo.tenants.find((one) => one.slug === slug);
  if (!found) throw new Error(`The demo has no ${slug}`);
  return found;
}

export function account(slug: Slug, role: Role): { email: string; password: string } {
  const found = tenant(slug).users.find((user) => user.role === role);
  if (!found) throw new Error(`${slug} has no ${role}`);
  return found;
}

/** A new session by the sign-in form, as a `Cookie` header. */
export async function signedIn(slug: Slug, role: Role): Promise<string> {
  const body = new URLSearchParams({ ...account(slug, role), to: "/" });
  const answer = await ask(hostOf(slug), "/sign-in", { body });
  const cookie = cookieIn(answer, "session");
  if (!cookie) throw new Error(`Signing in at ${slug} as ${role}: ${answer.status} ${answer.text.slice(0, 300)}`);
  return cookie;
}

/** An operator's cookie; a file signs in once, for an address may only do so ten times in 15 minutes. */
export function operatorSignedIn(): Promise<string> {
  operatorCookie ??= signInOperator();
  return operatorCookie;
}

let operatorCookie: Promise<string> | undefined;

async function signInOperator(): Promise<string> {
  const { email, password } = demo.platform;
  const answer = await ask(hostOf("platform"), "/platform/sign-in", { body: new URLSearchParams({ email, password }) });
  const cookie = cookieIn(answer, "operator");
  if (!cookie) throw new Error(`Signing in at the platform: ${answer.status}`);
  return cookie;
}

export function cookieIn(answer: Answer, name: string): string | undefined {
  return answer.headers["set-cookie"]
    ?.map((one) => one.split(";")[0] ?? "")
    .find((one) => new RegExp(`^${name}=.+`).test(one));
}

/** As the database's owner, past every rule: to look at what is stored, or to bring about what takes days. */
export async function sql<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client(inject("e2eOwnerUrl"));
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}

export async function control(deed: string, body?: unknown): Promise<void> {
  const answer = await fetch(inject("e2eControlUrl") + deed, { method: "POST", body: JSON.stringify(body ?? null) });
  if (!answer.ok) throw new Error(`${deed}: ${await answer.text()}`);
}

async function trips(): Promise<number> {
  return ((await (await fetch(inject("e2eStatsUrl"))).json()) as { trips: number }).trips;
}

/**
 * Database round trips of one request. What runs beside it (the relay, the cron) can only add, so the least of several
 * runs is what the request itself cost, or more.
 */
export async function tripsOf(run: () => Promise<Answer>, times = 4): Promise<number> {
  await run();
  const seen: number[] = [];
  for (let i = 0; i < times && !seen.includes(1); i++) {
    const before = await quiet();
    const { status, text } = await run();
    seen.push((await trips()) - before);
    if (status >= 400) throw new Error(`${status}: ${text.slice(0, 300)}`);
  }
  return Math.min(...seen);
}

async function quiet(): Promise<number> {
  let last = await trips();
  for (let calm = 0; calm < 2; ) {
    await sleep(60);
    const now = await trips();
    calm = now === last ? calm + 1 : 0;
    last = now;
  }
  return last;
}

/** Waits until `look` answers something; its last value is in the error. */
export async function eventually<T>(look: () => Promise<T | undefined | false | null>, seconds = 10): Promise<T> {
  const until = Date.now() + seconds * 1000;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > until) throw new Error(`Nothing of the kind within ${seconds} s: ${look}`);
    await sleep(100);
  }
}
