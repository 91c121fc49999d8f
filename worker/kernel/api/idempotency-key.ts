import { Failure } from "../errors.ts";
import { hex } from "../hex.ts";

/** The header's key and a fingerprint of the request it belongs to. */
export async function idempotencyOf(key: string, method: string, path: string, body: unknown) {
  if (!/^[\x20-\x7e]{1,255}$/.test(key)) throw new Failure("invalid", "bad_idempotency_key");
  const bytes = new TextEncoder().encode(`${method} ${path}\n${canonical(body)}`);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return { key, hash: hex(digest) };
}

/** The same JSON value gives the same text, in whatever order its keys were sent. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
