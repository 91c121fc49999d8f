import type { Actor, Credential } from "./actor.ts";
import type { Ctx } from "./context.ts";
import { markSeen } from "./db/mark-seen.ts";
import type { Database } from "./db/neon.ts";
import { newId } from "./id.ts";
import { type Log, openLog } from "./log.ts";
import type { Operation } from "./operation.ts";
import { type Running, run } from "./run.ts";
import { runMany } from "./run-many.ts";
import type { Services } from "./services.ts";
import type { Tenant } from "./tenant.ts";

export type Opening = {
  requestId?: string;
  origin: string;
  tenant: Tenant | null;
  credential: Credential;
  ip?: string;
  userAgent?: string;
  database: Database;
  services: Services;
  clock?: { now(): number };
  log?: Log;
  depth?: number;
  /** Finds the tenant anew; absent where there is none to find. */
  reload?(tenant: Tenant): Promise<Tenant | null>;
  /** Reads leave at once instead of waiting for others of the same tick: for the API, where there is one. */
  apart?: boolean;
  later(work: Promise<unknown>): void;
};

/** Opens the context of one request, message or run. */
export function openCtx(opening: Opening): Ctx {
  return build(opening, undefined);
}

/** The same request, for a POST that was sent with `Idempotency-Key`. */
export function withIdempotency(ctx: Ctx, idempotency: { key: string; hash: string }): Ctx {
  const opening = openings.get(ctx);
  if (!opening) throw new Error("Not a context that openCtx made");
  return build(opening, idempotency);
}

/** Who acted, once the first transaction of the request came back. */
export function actorSeen(ctx: Ctx): Actor | undefined {
  return actors.get(ctx);
}

const openings = new WeakMap<Ctx, Opening>();
const actors = new WeakMap<Ctx, Actor>();

function build(opening: Opening, idempotency: Ctx["idempotency"]): Ctx {
  const { clock = { now: () => Date.now() }, credential, database, depth = 0, later, origin, services } = opening;
  const { ip = "", userAgent = "", requestId = newId(clock.now()) } = opening;
  const log = opening.log ?? openLog({ requestId });
  let { tenant } = opening;
  let reloading: Promise<Tenant | null> | undefined;
  const running: Omit<Running, "ctx"> = {
    gathered: [],
    apart: opening.apart ?? false,
    async reload() {
      reloading ??= tenant && opening.reload ? opening.reload(tenant) : Promise.resolve(null);
      tenant = await reloading;
      reloading = undefined;
      return tenant !== null;
    },
    seen(actor) {
      actors.set(ctx, actor);
      if ("touch" in actor && actor.touch) later(markSeen(ctx));
    },
  };
  const ctx: Ctx = Object.freeze({
    requestId,
    origin,
    get tenant() {
      return tenant;
    },
    credential,
    ip,
    userAgent,
    database,
    clock,
    log,
    services,
    depth,
    ...(idempotency ? { idempotency } : {}),
    newId: () => newId(clock.now()),
    run: (operation, input) => run(bound, operation as unknown as Operation, input) as never,
    runMany: (deeds, book, dry) => runMany(bound, deeds, book, dry),
    later,
  });
  const bound: Running = Object.assign(running, { ctx });
  openings.set(ctx, opening);
  return ctx;
}
