import { namesIn } from "#app/shell/list-names.ts";
import { listQuery } from "#app/shell/list-query.ts";
import type { ListPart } from "#app/shell/use-pages.ts";
import type { page } from "#worker/kernel/page.ts";
import { getCustomer } from "#worker/modules/customers/index.ts";
import { getUser } from "#worker/modules/identity/index.ts";
import { getBoard, listDeals, listLostReasons, listPipelines } from "#worker/modules/pipeline/index.ts";
import { BOARD_FIELDS } from "#worker/modules/pipeline/options.ts";
import { listViews } from "#worker/modules/views/index.ts";
import type { Board, Deal } from "./board/board-state.ts";
import { pipelineIn } from "./views.ts";

type Page = ReturnType<typeof page>;
type Query = { q?: string; filter?: Record<string, unknown> };

/** The board, or with `?layout=list` the list, for the same address; one round trip either way. */
export async function readDeals(here: Page, url: string) {
  const { ctx, run } = here;
  const asList = new URL(url).searchParams.get("layout") === "list";
  const [board, list, pipelines, views, names] = await Promise.all([
    asList ? null : readBoard(here, url),
    asList ? (run(listDeals, listQuery(url, here.fields("deals")) as never) as Promise<ListPart<Deal>>) : null,
    run(listPipelines, { limit: 200 }),
    run(listViews, { resource: "deals" }),
    namesIn(url, {
      ownerId: (id) => ctx.run(getUser, { id }),
      customerId: (id) => ctx.run(getCustomer, { id }),
      lostReasonId: async (id) =>
        (await ctx.run(listLostReasons, { limit: 200 })).data.find((reason) => reason.id === id),
    }),
  ]);
  const total = board?.stages.reduce((sum, stage) => sum + stage.cards.page.total, 0) ?? 0;
  return {
    board,
    list: list ?? { data: [], page: { next: null, total } },
    pipelines: pipelines.data,
    views: views.data,
    names,
    custom: { fields: here.fields("deals") },
  };
}

/** A tenant may be without a pipeline in its first moments: a board without stages. */
async function readBoard({ run, attempt }: Page, url: string): Promise<Board> {
  const { q, filter = {} } = listQuery(url) as Query;
  const known = Object.fromEntries(Object.entries(filter).filter(([field]) => field in BOARD_FIELDS));
  const input = { id: pipelineIn(new URL(url).searchParams) ?? "first", ...(q ? { q } : {}), filter: known };
  if (input.id !== "first") return await run(getBoard, input);
  const { output, problem } = await attempt(getBoard, input);
  if (output) return output;
  return problem.code === "not_found" ? { id: "", name: "", stages: [] } : await run(getBoard, input);
}
