import type { Ctx } from "#worker/kernel/context.ts";
import type { Fixture } from "#worker/testing/fixture.ts";
import { listJobRows, undoJob } from "../jobs/index.ts";
import { checkImport, getImport, startImport, updateImport, uploadImport } from "./index.ts";

type Choices = Omit<Parameters<typeof choicesOf>[0], "id">;
const choicesOf = (choices: (typeof updateImport)["input"]["_zod"]["input"]) => choices;

/** Files of one kind of records, as a person hands them in. `ctx` is whose they are where none is named. */
export function importing(t: Fixture, subject: string, ctx: Ctx) {
  const at = (id: string, by: Ctx) => by.run(getImport, { id });
  const upload = async (text: string, choices?: Choices, by = ctx) => {
    const bytes = new TextEncoder().encode(text);
    const body = new Response(bytes).body;
    const { id } = await uploadImport(by, { subject, name: "liste.csv", body, length: bytes.length });
    await t.work();
    if (choices) await by.run(updateImport, { id, ...choices });
    return at(id, by);
  };
  const run = async (id: string, by = ctx) => {
    await by.run(startImport, { id });
    await t.work();
    return at(id, by);
  };
  return {
    upload,
    run,
    /** Tried without a trace. */
    check: async (id: string) => {
      await ctx.run(checkImport, { id });
      await t.work();
      return at(id, ctx);
    },
    take: async (text: string, choices?: Choices, by = ctx) => run((await upload(text, choices, by)).id, by),
    /** Why rows failed: the field and the sentence, by position. */
    reasons: async (jobId: string | null) => {
      const { data } = await ctx.run(listJobRows, { id: jobId ?? "", filter: { status: { eq: "failed" } } });
      return Object.fromEntries(data.map(({ position, problem }) => [position, problem?.message ?? ""]));
    },
    undo: async (runId: string | null) => {
      const { id } = await ctx.run(undoJob, { id: runId ?? "" });
      await t.work();
      return id;
    },
  };
}
