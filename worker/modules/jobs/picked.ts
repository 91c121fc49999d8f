import type { z } from "zod";
import type { Actor } from "#worker/kernel/actor.ts";
import type { Ctx } from "#worker/kernel/context.ts";
import type { Statements } from "#worker/kernel/db/builder.ts";
import type { Bulk } from "#worker/kernel/db/bulk.ts";
import { Failure } from "#worker/kernel/errors.ts";
import { readQuery } from "#worker/kernel/list/read-query.ts";
import { parse } from "#worker/kernel/parse.ts";
import type { Select } from "./contract.ts";
import { MOST_ROWS } from "./options.ts";
import * as jobs from "./repository.ts";

type Asked = { subject: string; select: z.output<typeof Select> };

/** A select of the `id` of the records that are meant, in the list's order, one more than may be. Throws 422 for what the list refuses. */
export function pickedIds(bulk: Bulk, { subject, select }: Asked, ctx: Ctx): ReturnType<Bulk["matching"]> {
  if ("ids" in select) return jobs.named(select.ids);
  const { q, filter, sort } = readQuery(new URLSearchParams(select.query));
  const input = parse(bulk.list, { q, filter, sort, ...bulk.listOf?.(subject) });
  if (input instanceof Failure) throw under("select.query", input);
  return bulk.matching(input as never, MOST_ROWS + 1, ctx);
}

/** Raises 422 unless the actor sees all those that were named. */
export function mustSeePicked(bulk: Bulk, { subject, select }: Asked, ctx: Ctx): Statements {
  return "ids" in select ? { seen: jobs.mustSeeAll(bulk.table, select.ids, bulk.objectOf?.(subject, ctx)) } : {};
}

/** Throws 403 unless the actor holds a right to such records, however far it reaches. */
export function mustHold(seen: Actor | null, permission: string): void {
  if (permission !== "staff" && seen?.kind !== "system" && !seen?.grants[permission])
    throw new Failure("forbidden", "forbidden", { params: { permission } });
}

/** What was refused, at its place in the input. */
export function under(place: string, { fields }: Failure): Failure {
  return new Failure("invalid", "invalid", { fields: fields.map((one) => ({ ...one, path: `${place}.${one.path}` })) });
}
