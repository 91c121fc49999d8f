import { createHash } from "node:crypto";
import { toBase64Url } from "./base64.ts";

/** 256 random bits as base64url: what a cookie or a link in a mail carries. Only its hash is stored. */
export function newToken(): string {
  return toBase64Url(crypto.getRandomValues(new Uint8Array(32)));
}

/** How a token is stored and looked up: hex SHA-256. Enough for random 256 bits; passwords go through scrypt. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
