import type { Actor, Credential } from "../actor.ts";
import { fixed, type Statement } from "./builder.ts";

export type Entry = {
  tenant: { id: string; version: number } | null;
  credential: Credential;
  /** A permission the actor must hold, or what it must be (`user`, `staff`, `operator`); checked before anything else runs. */
  needs: string | null;
  writes: boolean;
  operation: string;
  requestId: string;
  ip: string;
};

/** The first statement of every transaction: `app.enter` in `migrations/0002_platform.sql`. */
export function enter(entry: Entry): Statement<{ actor: Actor }> {
  const { tenant, credential } = entry;
  const secret = "hash" in credential ? credential.hash : null;
  return fixed(ENTER, [
    tenant?.id ?? null,
    tenant?.version ?? null,
    credential.kind,
    secret,
    entry.needs,
    entry.writes,
    entry.operation,
    entry.requestId,
    entry.ip,
  ]);
}

const ENTER = "select app.enter($1, $2, $3, $4, $5, $6, $7, $8, $9) as actor";
