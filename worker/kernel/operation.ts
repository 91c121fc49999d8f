import type { z } from "zod";
import type { Actor } from "./actor.ts";
import type { Ctx } from "./context.ts";
import type { Results, Statement, Statements } from "./db/builder.ts";
import type { NewEvent } from "./events/new-event.ts";

/**
 * Who may run an operation: a permission, anyone who is signed in (`staff`), or anyone at all (`public`). On the
 * platform's host: `operator`.
 */
export type Access = `${string}:${string}` | "staff" | "public" | "operator";

export type Method = "GET" | "POST" | "PATCH" | "PUT" | "DELETE";

/** Where the REST API answers it, below `/api/v1`: `GET /customers/:id`. Path parameters are fields of the input. */
export type Route = `${Method} /${string}`;

type Common<Name extends string, I extends z.ZodType, O extends z.ZodType> = {
  name: Name;
  /** One line for OpenAPI and the palette. English; the prose belongs to the contract. */
  summary: string;
  access: Access;
  /** A plan feature that must be on. */
  feature?: string;
  input: I;
  output: O;
  route?: Route;
  /** Runs as the system inside its tenant: signing in, redeeming a token. Each such operation is listed in a test. */
  elevated?: true;
  /** A POST that makes a new thing: REST answers 201 and, where it can be read by the `id` of the answer, its place. */
  creates?: true;
  /** The answer holds a secret that is shown once: it is never kept for a repeat of the request. */
  shownOnce?: true;
  /** Never takes part in API keys' or other actors' reach: only a signed-in user may (own profile, own sessions). */
  usersOnly?: true;
};

type Args<I extends z.ZodType> = { input: z.output<I>; ctx: Ctx };

export type Query<
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
  S extends Statements = Statements,
> = Common<string, I, O> & {
  kind: "query";
  /** Statements by name, not awaited. One round trip carries them all. */
  read(args: Args<I>): S;
  result(rows: Results<S>, args: Args<I> & { actor: Actor }): z.input<O>;
};

export type Command<
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
  P = unknown,
  R extends Statements = Statements,
  W extends Statements = Statements,
> = Common<string, I, O> & {
  kind: "command";
  /** Slow pure work before the transaction: hashing, encryption. No database. */
  prepare?(args: Args<I>): Promise<P>;
  /** One round trip to look before writing. Nothing it saw may be trusted without a guard in `write`. */
  read?(args: Args<I> & { prepared: P }): R;
  /** Guards and writes in order, one transaction in one round trip. */
  write(args: Args<I> & { prepared: P; rows: Results<R>; seen: Actor | null }): W;
  /** What happened, in the same transaction. Ids come from the Worker, so they are known beforehand. */
  events?(args: Args<I> & { prepared: P; rows: Results<R> }): NewEvent[];
  result(rows: Results<W>, args: Args<I> & { prepared: P; actor: Actor }): z.input<O> | Promise<z.input<O>>;
  /** After the commit, not awaited by the answer: an R2 object to remove, a cache to purge. */
  after?(args: Args<I> & { prepared: P; actor: Actor }): Promise<void>;
};

export type Operation = Query | Command;

/** A read: `[enter, …statements]` in one read-only transaction, one round trip. */
export function query<I extends z.ZodType, O extends z.ZodType, S extends Statements>(
  spec: Omit<Query<I, O, S>, "kind">,
): Query<I, O, S> {
  return { kind: "query", ...spec };
}

/** A write: an optional look, then `[enter, …statements, events]` in one transaction. At most two round trips. */
export function command<
  I extends z.ZodType,
  O extends z.ZodType,
  P = undefined,
  R extends Statements = Record<never, Statement<unknown>>,
  W extends Statements = Statements,
>(spec: Omit<Command<I, O, P, R, W>, "kind">): Command<I, O, P, R, W> {
  return { kind: "command", ...spec };
}
