import type { Credential } from "#worker/kernel/actor.ts";
import { hashToken } from "#worker/kernel/token.ts";
import { cookieName, readCookie } from "./cookie.ts";

const SECRET = /^[A-Za-z0-9_-]{20,200}$/;

/** What the request carries: a bearer API key before a session cookie. On the platform's host only its own session counts. */
export function credentialOf(headers: Headers, options: { platform: boolean; secure: boolean }): Credential {
  const cookies = headers.get("cookie");
  if (options.platform) return fromToken("operator", readCookie(cookies, cookieName("operator", options.secure)));
  const authorization = headers.get("authorization");
  if (authorization !== null) return fromToken("api_key", /^Bearer +(\S+)$/i.exec(authorization)?.[1] ?? "-");
  return fromToken("session", readCookie(cookies, cookieName("session", options.secure)));
}

/** Something malformed is a credential that nobody has, not the absence of one. */
function fromToken(kind: "session" | "api_key" | "operator", token: string | undefined): Credential {
  if (!token) return { kind: "none" };
  return { kind, hash: SECRET.test(token) ? hashOf(token) : "malformed" };
}

const hashes = new Map<string, string>();
const REMEMBERED = 2_000;

/** The same few tokens come again and again, and node's hash is slow on the edge. */
function hashOf(token: string): string {
  const known = hashes.get(token);
  if (known) return known;
  if (hashes.size >= REMEMBERED) hashes.clear();
  const hash = hashToken(token);
  hashes.set(token, hash);
  return hash;
}
