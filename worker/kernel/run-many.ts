import type { Ctx, Deed, DeedOutcome } from "./context.ts";
import type { Statement, Statements } from "./db/builder.ts";
import { Failure, StaleTenant } from "./errors.ts";
import { appendEvents } from "./events/outbox.ts";
import type { Command } from "./operation.ts";
import { parse } from "./parse.ts";
import { actorIn, asTenantIs, check, type Running, transact, zip } from "./run.ts";

type Book = (outcomes: DeedOutcome[]) => Statement<unknown>[];
/** A deed whose input was taken, and where it stood. */
type Under = { at: number; args: { input: unknown; ctx: Ctx; prepared: unknown } };

/**
 * `ctx.runMany`. One trip looks for all of them, one transaction writes them with what `book` adds. Where that fails it is
 * halved until those that fail stand alone; they are booked together at the end. Fails as a whole when the database is
 * away, and with what `book` raises.
 */
export async function runMany(running: Running, deeds: Deed[], book: Book): Promise<void> {
  const places = deeds.map((deed, at) => ({ deed, at }));
  for (const [operation, list] of Map.groupBy(places, ({ deed }) => deed.operation))
    await asTenantIs(running, () => each(running, operation as Command, list, book));
}

async function each(
  running: Running,
  operation: Command,
  list: { deed: Deed; at: number }[],
  book: Book,
): Promise<void> {
  const failed: DeedOutcome[] = [];
  const under: Under[] = [];
  for (const { deed, at } of list) {
    const input = parse(operation.input, deed.input);
    if (input instanceof Failure) failed.push({ at, failure: input });
    else under.push({ at, args: { input, ctx: running.ctx, prepared: undefined } });
  }
  for (const { args } of under) args.prepared = await operation.prepare?.(args);
  await together(running, operation, under, book, failed);
  if (failed.length > 0) await transact(running, door(operation), book(failed), false);
}

async function together(
  running: Running,
  operation: Command,
  under: Under[],
  book: Book,
  failed: DeedOutcome[],
): Promise<void> {
  if (under.length === 0) return;
  try {
    await written(running, operation, under, book, failed);
  } catch (error) {
    if (ofAll(error)) throw error;
    const [first] = under;
    if (under.length === 1 && first) {
      if (!(error instanceof Failure)) running.ctx.log.error(error);
      failed.push({ at: first.at, failure: error instanceof Failure ? error : new Failure("internal") });
      return;
    }
    const half = under.length >> 1;
    await together(running, operation, under.slice(0, half), book, failed);
    await together(running, operation, under.slice(half), book, failed);
  }
}

async function written(
  running: Running,
  operation: Command,
  under: Under[],
  book: Book,
  failed: DeedOutcome[],
): Promise<void> {
  const { ctx } = running;
  const looked = under.map(({ args }): Statements => operation.read?.(args) ?? {});
  const [entered, ...answers] = await transact(running, door(operation), looked.flatMap(Object.values), true);
  const seen = actorIn(entered);
  check(operation, seen);
  const ready = under.flatMap(({ at, args }, i) => {
    const named = looked[i] ?? {};
    const rows = zip(named, answers.splice(0, Object.keys(named).length));
    const all = { ...args, rows, seen };
    try {
      return [{ at, statements: Object.values(operation.write(all)), events: operation.events?.(all) ?? [] }];
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      failed.push({ at, failure: error });
      return [];
    }
  });
  if (ready.length === 0) return;
  const events = appendEvents(
    ctx,
    ready.flatMap((one) => one.events),
    true,
  );
  const outcomes = ready.map(({ at }) => ({ at, failure: null }));
  const statements = ready.flatMap((one) => one.statements);
  await transact(running, door(operation), [...statements, ...book(outcomes), ...events.statements], false);
}

/** `enter` asks for nothing: who may not is refused row by row, by `check` and by the database. */
function door(operation: Command): Command {
  return { ...operation, access: "public", usersOnly: undefined as never };
}

/** Not one row's fault: the tenant or the job has changed, the database is away or busy. */
function ofAll(error: unknown): boolean {
  if (error instanceof StaleTenant) return true;
  if (!(error instanceof Failure)) return false;
  const { code, reason, retryAfter } = error;
  return (
    code === "unavailable" ||
    code === "unauthenticated" ||
    code === "locked" ||
    retryAfter !== undefined ||
    reason === "jobs.ended" ||
    reason === "jobs.booked"
  );
}
