import type { Ctx, Deed, DeedOutcome } from "./context.ts";
import { fixed, type Statement, type Statements } from "./db/builder.ts";
import { merged } from "./db/per-item.ts";
import { Failure, StaleTenant } from "./errors.ts";
import type { NewEvent } from "./events/new-event.ts";
import { appendEvents } from "./events/outbox.ts";
import type { Command } from "./operation.ts";
import { parse } from "./parse.ts";
import { actorIn, asTenantIs, check, type Running, transact, zip } from "./run.ts";

type Book = (outcomes: DeedOutcome[]) => Statement<unknown>[];
/** What is booked, and whether nothing else is to stay. */
type Way = { book: Book; dry: boolean };
/** A deed whose input was taken, and where it stood. */
type Under = { at: number; args: { input: unknown; ctx: Ctx; prepared: unknown } };

/**
 * `ctx.runMany`. One trip looks for all of them, one transaction writes them with what `book` adds. Where that fails it is
 * halved until those that fail stand alone; they are booked together at the end. What a command reads back to answer with,
 * its statement `found`, is left out. Fails as a whole when the database is away, and with what `book` raises.
 */
export async function runMany(running: Running, deeds: Deed[], book: Book, dry = false): Promise<void> {
  const places = deeds.map((deed, at) => ({ deed, at }));
  for (const [operation, list] of Map.groupBy(places, ({ deed }) => deed.operation))
    await each(running, operation as Command, list, { book, dry });
}

async function each(running: Running, operation: Command, list: { deed: Deed; at: number }[], way: Way): Promise<void> {
  const failed: DeedOutcome[] = [];
  const under: Under[] = [];
  for (const { deed, at } of list) {
    const input = parse(operation.input, deed.input);
    if (input instanceof Failure) failed.push({ at, failure: input });
    else under.push({ at, args: { input, ctx: running.ctx, prepared: undefined } });
  }
  for (const { args } of under) args.prepared = await operation.prepare?.(args);
  await together(running, operation, under, way, failed);
  if (failed.length > 0) await asTenantIs(running, () => transact(running, door(operation), way.book(failed), false));
}

async function together(
  running: Running,
  operation: Command,
  under: Under[],
  way: Way,
  failed: DeedOutcome[],
): Promise<void> {
  if (under.length === 0) return;
  try {
    failed.push(...(await asTenantIs(running, () => written(running, operation, under, way))));
  } catch (error) {
    if (ofAll(error)) throw error;
    const [first] = under;
    if (under.length === 1 && first) {
      // Whoever comes after it would fail as well.
      if (error instanceof Failure && error.code === "limit_reached") throw error;
      if (!(error instanceof Failure)) running.ctx.log.error(error);
      failed.push({ at: first.at, failure: error instanceof Failure ? error : new Failure("internal") });
      return;
    }
    const half = under.length >> 1;
    await together(running, operation, under.slice(0, half), way, failed);
    await together(running, operation, under.slice(half), way, failed);
  }
}

/** Answers those that the command refused before the database was asked. */
async function written(running: Running, operation: Command, under: Under[], way: Way): Promise<DeedOutcome[]> {
  const looked = under.map(({ args }): Statements => operation.read?.(args) ?? {});
  const [entered, ...answers] = await transact(running, door(operation), looked.flatMap(Object.values), true);
  const seen = actorIn(entered);
  check(operation, seen);
  const refused: DeedOutcome[] = [];
  const ready = under.flatMap(({ at, args }, i) => {
    const named = looked[i] ?? {};
    const rows = zip(named, answers.splice(0, Object.keys(named).length));
    try {
      return [{ at, ...built(operation, { ...args, rows, seen }) }];
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      refused.push({ at, failure: error });
      return [];
    }
  });
  if (ready.length > 0) await sent(running, operation, ready, way);
  return refused;
}

type Built = { id: string | undefined; statements: Statement<unknown>[]; events: NewEvent[] };

function built(operation: Command, args: Parameters<Command["write"]>[0]): Built {
  const { found: _, ...statements } = operation.write(args);
  const { id } = (args.prepared ?? {}) as { id?: string };
  return { id, statements: Object.values(statements), events: operation.events?.(args) ?? [] };
}

async function sent(running: Running, operation: Command, ready: (Built & { at: number })[], way: Way): Promise<void> {
  const outcomes = ready.map(({ at, id }) => ({ at, failure: null, id }));
  const statements = merged(ready.map((one) => one.statements));
  if (!way.dry) {
    const events = appendEvents(
      running.ctx,
      ready.flatMap((one) => one.events),
      true,
    );
    await transact(running, door(operation), [...statements, ...way.book(outcomes), ...events.statements], false);
    return;
  }
  try {
    await transact(running, door(operation), [...statements, TAKEN_BACK], false);
  } catch (error) {
    if (!(error instanceof Failure && error.reason === "dry")) throw error;
  }
  await transact(running, door(operation), way.book(outcomes), false);
}

const TAKEN_BACK = fixed("select app.fail(409, 'dry')", []);

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
