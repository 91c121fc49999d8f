import type { Actor } from "./actor.ts";
import { answerBy } from "./answer-by.ts";
import type { Ctx, InputOf, OutputOf } from "./context.ts";
import type { Statement, Statements } from "./db/builder.ts";
import { enter } from "./db/enter.ts";
import { mustMay } from "./db/guard.ts";
import { idempotent } from "./db/idempotent.ts";
import { send } from "./db/send.ts";
import { Failure, StaleTenant } from "./errors.ts";
import { appendEvents } from "./events/outbox.ts";
import type { Command, Operation, Query } from "./operation.ts";
import { parse } from "./parse.ts";

/** What the runner keeps of one request besides the frozen `Ctx`: the tenant may be found anew, reads are gathered. */
export type Running = {
  ctx: Ctx;
  /** Replaces the tenant after `enter` called it stale; false when there is none any more. Once for all that found it stale. */
  reload(): Promise<boolean>;
  /** Reads waiting for the end of the tick. */
  gathered: Gathered[];
  /** Reads leave at once, each by itself. */
  apart: boolean;
  seen(actor: Actor): void;
};

type Gathered = {
  statements: Statement<unknown>[];
  done(answer: { actor: Actor; rows: unknown[] }): void;
  failed(error: unknown): void;
};

/** Authorise → parse → open the tenant's transaction → run → append events → commit → nudge the relay. */
export async function run<Op extends Operation>(
  running: Running,
  operation: Op,
  raw: InputOf<Op>,
): Promise<OutputOf<Op>> {
  return asTenantIs(running, () => attempt(running, operation, raw));
}

/** Does it once more whenever statements and checks were made for a tenant that has changed since it was remembered. */
export async function asTenantIs<T>(running: Running, work: () => Promise<T>): Promise<T> {
  const { ctx } = running;
  for (let tries = 1; ; tries++) {
    const { tenant } = ctx;
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof StaleTenant)) throw error;
      if (tries === MOST_TRIES) throw new Failure("conflict", "busy", { retryAfter: 1, cause: error });
      if (ctx.tenant === tenant && !(await running.reload())) throw new Failure("not_found", "unknown_host");
    }
  }
}

/** A tenant that many shape at once changes between a reading and the next transaction, again and again. */
const MOST_TRIES = 8;

async function attempt<Op extends Operation>(running: Running, operation: Op, raw: InputOf<Op>): Promise<OutputOf<Op>> {
  const { ctx } = running;
  if (ctx.credential.kind === "none" && operation.access !== "public") throw new Failure("unauthenticated", "sign_in");
  if (operation.feature && !ctx.tenant?.features[operation.feature]) throw new Failure("forbidden", "feature_off");
  const input = parse(operation.input, raw);
  if (input instanceof Failure) {
    await authorise(running, operation);
    throw input;
  }
  const output =
    operation.kind === "query" ? await read(running, operation, input) : await write(running, operation, input);
  return answerBy(operation.output, output) as OutputOf<Op>;
}

/** What an operation refuses before its transaction answers 401 or 403 to those who may not even try. */
async function built<T>(running: Running, operation: Operation, build: () => T | Promise<T>): Promise<T> {
  try {
    return await build();
  } catch (error) {
    if (error instanceof Failure) await authorise(running, operation);
    throw error;
  }
}

/** A bad input still answers 401 or 403 to those who may not even try. */
async function authorise(running: Running, operation: Operation): Promise<void> {
  const [entered] = await transact(running, operation, [], true);
  check(operation, actorIn(entered));
}

async function read(running: Running, operation: Query, input: unknown): Promise<unknown> {
  const args = { input, ctx: running.ctx };
  const named = await built(running, operation, () => operation.read(args));
  const { actor, rows: answers } =
    operation.elevated || running.apart
      ? await alone(running, operation, Object.values(named))
      : await gather(running, Object.values(named));
  check(operation, actor);
  return operation.result(zip(named, answers), { ...args, actor });
}

async function alone(running: Running, operation: Operation, statements: Statement<unknown>[]) {
  const [entered, ...answers] = await transact(running, operation, statements, true);
  return { actor: actorIn(entered), rows: answers };
}

async function write(running: Running, operation: Command, input: unknown): Promise<unknown> {
  const { ctx } = running;
  const base = { input, ctx };
  const prepared = await built(running, operation, () => operation.prepare?.(base));
  const looked = await built(running, operation, () => operation.read?.({ ...base, prepared }));
  let rows = {};
  let seen: Actor | null = null;
  if (looked) {
    const answer = await alone(running, operation, Object.values(looked));
    check(operation, answer.actor);
    rows = zip(looked, answer.rows);
    seen = answer.actor;
  }
  const args = { ...base, prepared, rows, seen };
  const named = await built(running, operation, () => operation.write(args));
  const events = appendEvents(ctx, operation.events?.(args) ?? []);
  const before = [...mustHold(operation), ...idempotent(ctx)];
  const answers = await transact(running, operation, [...before, ...Object.values(named), ...events.statements], false);
  const actor = actorIn(answers[0]);
  running.seen(actor);
  if (events.ids.length > 0 && ctx.tenant) ctx.later(ctx.services.queues.announce(ctx.tenant.id, events.ids));
  const done = { ...base, prepared, actor };
  if (operation.after) ctx.later(operation.after(done));
  return operation.result(zip(named, answers.slice(1 + before.length)), done);
}

/** `enter` asks whether it is a person, of what only people do: the right besides is asked for here. */
function mustHold({ access, usersOnly }: Operation): Statement<unknown>[] {
  return usersOnly && access.includes(":") ? [mustMay(access)] : [];
}

/** One transaction under the operation's name. Throws StaleTenant when the tenant turned out to have changed since it was remembered. */
export function transact(
  { ctx }: Pick<Running, "ctx">,
  operation: Operation,
  statements: Statement<unknown>[],
  readOnly: boolean,
): Promise<unknown[]> {
  const needs = operation.usersOnly ? "user" : operation.access === "public" ? null : operation.access;
  const credential = operation.elevated ? ({ kind: "system" } as const) : ctx.credential;
  const entry = enter({
    tenant: ctx.tenant,
    credential,
    needs,
    writes: !readOnly,
    operation: operation.name,
    requestId: ctx.requestId,
    ip: ctx.ip,
  });
  return send(ctx.database, [entry, ...statements], { readOnly });
}

/** Reads started in the same tick (a page's loaders) leave as one transaction under one `enter`. */
function gather(running: Running, statements: Statement<unknown>[]): Promise<{ actor: Actor; rows: unknown[] }> {
  return new Promise((done, failed) => {
    running.gathered.push({ statements, done, failed });
    if (running.gathered.length === 1) setTimeout(() => flush(running), 0);
  });
}

const pageRead = { access: "public", name: "read" } as Operation;

async function flush(running: Running): Promise<void> {
  const batch = running.gathered.splice(0);
  try {
    const [entered, ...answers] = await transact(
      running,
      pageRead,
      batch.flatMap((one) => one.statements),
      true,
    );
    const actor = actorIn(entered);
    running.seen(actor);
    for (const one of batch) one.done({ actor, rows: answers.splice(0, one.statements.length) });
  } catch (error) {
    for (const one of batch) one.failed(error);
  }
}

/** What `enter` did not already refuse: reads share one `enter`, so each is held against the actor's grants here. */
export function check(operation: Operation, actor: Actor): void {
  const { access } = operation;
  if (access === "public" || actor.kind === "system") return;
  if (actor.kind === "anonymous") throw new Failure("unauthenticated", "sign_in");
  if (operation.usersOnly && actor.kind !== "user") throw new Failure("forbidden", "users_only");
  if (access === "operator" ? actor.kind !== "operator" : actor.kind === "operator") throw new Failure("forbidden");
  if (access.includes(":") && !actor.grants[access])
    throw new Failure("forbidden", "forbidden", { params: { permission: access } });
}

export function actorIn(entered: unknown): Actor {
  return (entered as { actor: Actor }).actor;
}

export function zip(named: Statements, answers: unknown[]): never {
  return Object.fromEntries(Object.keys(named).map((key, i) => [key, answers[i]])) as never;
}
