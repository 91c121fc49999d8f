import type { Actor } from "#worker/kernel/actor.ts";
import type { Ctx } from "#worker/kernel/context.ts";
import { told } from "#worker/modules/jobs/index.ts";

/** An export in the words of who reads it: its file's name with its ending. */
export function shownExport(at: { ctx: Ctx; actor: Actor }) {
  const say = told(at);
  return <Stored extends Parameters<typeof say>[0] & { name: string; format: string }>(stored: Stored) => ({
    ...say(stored),
    name: `${stored.name}.${stored.format}`,
  });
}
