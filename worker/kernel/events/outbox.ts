import type { Ctx } from "../context.ts";
import type { Statement } from "../db/builder.ts";
import type { NewEvent } from "./event.ts";
import { append } from "./repository.ts";

/**
 * The statement that writes events beside the rows they tell of, and their ids for the relay. Those that are `quiet` stand
 * in the timeline and are told to nobody.
 */
export function appendEvents(
  ctx: Ctx,
  events: NewEvent[],
  quiet = false,
): { ids: string[]; statements: Statement<unknown>[] } {
  if (events.length === 0 || !ctx.tenant) return { ids: [], statements: [] };
  const list = events.map((event) => ({ ...event, id: ctx.newId(), depth: ctx.depth, quiet }));
  return { ids: list.map((event) => event.id), statements: [append(list)] };
}
