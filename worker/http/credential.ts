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
  return { kind, hash: SECRET.test(token) ? hashToken(token) : "malformed" };
}
