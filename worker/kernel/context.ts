import type { z } from "zod";
import type { Credential } from "./actor.ts";
import type { Statement } from "./db/builder.ts";
import type { Database } from "./db/neon.ts";
import type { Failure } from "./errors.ts";
import type { Log } from "./log.ts";
import type { Services } from "./services.ts";
import type { Tenant } from "./tenant.ts";

/** An operation as far as its caller needs to know it; `operation.ts` makes them, nothing else does. */
type Runnable = { kind: "query" | "command"; name: string; input: z.ZodType; output: z.ZodType };

/** One command with its input. */
export type Deed = { operation: Runnable; input: Record<string, unknown> };
/** What came of the deed at that place; no failure is well. `id` is that of the record that a command made. */
export type DeedOutcome = { at: number; failure: Failure | null; id?: string | undefined };

export type InputOf<Op> = Op extends { input: infer I extends z.ZodType } ? z.input<I> : never;
export type OutputOf<Op> = Op extends { output: infer O extends z.ZodType } ? z.output<O> : never;

/**
 * What one request, message or schedule run may use. Frozen; there is no global environment. The actor is not here: the
 * database finds it from the credential in the same round trip as the work, and hands it to `result`.
 */
export type Ctx = Readonly<{
  requestId: string;
  /** Scheme, host and port the request came to; links in mails start with it. */
  origin: string;
  /** Null on the platform's host. */
  tenant: Tenant | null;
  credential: Credential;
  ip: string;
  userAgent: string;
  database: Database;
  clock: { now(): number };
  log: Log;
  services: Services;
  /** Depth of the event that caused this; 0 for people. */
  depth: number;
  /** Set for a POST with `Idempotency-Key`. */
  idempotency?: { key: string; hash: string };
  /** A new UUIDv7. */
  newId(): string;
  /** Runs an operation: the only way to the database. Queries started in the same tick share one round trip. */
  run<Op extends Runnable>(operation: Op, input: InputOf<Op>): Promise<OutputOf<Op>>;
  /**
   * Runs many commands, each as if alone, in as few transactions as those that fail allow. `book` says what is written
   * after them, in the same transaction. Their events are quiet: they stand in timelines and are told to nobody. `dry` takes
   * everything back but what `book` says.
   */
  runMany(deeds: Deed[], book: (outcomes: DeedOutcome[]) => Statement<unknown>[], dry?: boolean): Promise<void>;
  /** The same work later, in the same life of the Worker. */
  later(work: Promise<unknown>): void;
}>;
