import { namesIn } from "#app/shell/list-names.ts";
import { listQuery } from "#app/shell/list-query.ts";
import { openDefault } from "#app/shell/open-default.ts";
import { readList } from "#app/shell/read-list.server.ts";
import type { page } from "#worker/kernel/page.ts";
import { getCustomer } from "#worker/modules/customers/index.ts";
import { getUser } from "#worker/modules/identity/index.ts";
import {
  getBoard,
  listCompetitors,
  listDeals,
  listLostReasons,
  listPipelines,
  listWinReasons,
} from "#worker/modules/pipeline/index.ts";
import { DEAL_FIELDS } from "#worker/modules/pipeline/options.ts";
import { listViews } from "#worker/modules/views/index.ts";
import type { Board, Deal } from "./board/board-state.ts";
import { narrowsBoard, pipelineIn } from "./views.ts";

type Page = ReturnType<typeof page>;
type Query = { q?: string; filter?: Record<string, unknown> };

/** The board, or with `?layout=list` the list, for the same address; one round trip either way. */
export async function readDeals(here: Page, url: string) {
  const { ctx, run } = here;
  const asked = new URL(url).searchParams;
  // The board by stage is the page's own; one by another field is a list's.
  const asList = asked.get("layout") === "list" || asked.has("by");
  const of = {
    resource: "deals",
    ours: DEAL_FIELDS,
    own: here.fields("deals"),
    timeZone: ctx.tenant?.timeZone ?? "UTC",
  };
  const [board, read, pipelines, views, names] = await Promise.all([
    asList ? null : readBoard(here, url),
    asList ? readList<Deal>(url, of, (query) => run(listDeals, query as never)) : null,
    run(listPipelines, { limit: 200 }),
    run(listViews, { resource: "deals" }),
    namesIn(url, {
      ownerId: (id) => ctx.run(getUser, { id }),
      customerId: (id) => ctx.run(getCustomer, { id }),
      lostReasonId: async (id) => named(await ctx.run(listLostReasons, { limit: 200 }), id),
      winReasonId: async (id) => named(await ctx.run(listWinReasons, { limit: 200 }), id),
      competitorId: async (id) => named(await ctx.run(listCompetitors, { limit: 200 }), id),
    }),
  ]);
  openDefault(url, views.data);
  const total = board?.stages.reduce((sum, stage) => sum + stage.cards.page.total, 0) ?? 0;
  return {
    board,
    list: read?.list ?? { data: [], page: { next: null, total } },
    shape: read?.shape ?? null,
    pipelines: pipelines.data,
    views: views.data,
    names,
    custom: { fields: here.fields("deals"), layout: here.layout("deals") },
  };
}

/** A tenant may be without a pipeline in its first moments: a board without stages. */
async function readBoard({ run, attempt, fields }: Page, url: string): Promise<Board> {
  const { q, filter = {} } = listQuery(url, fields("deals")) as Query;
  const known = Object.fromEntries(Object.entries(filter).filter(([field]) => narrowsBoard(field)));
  const input = { id: pipelineIn(new URL(url).searchParams) ?? "first", ...(q ? { q } : {}), filter: known };
  if (input.id !== "first") return await run(getBoard, input);
  const { output, problem } = await attempt(getBoard, input);
  if (output) return output;
  return problem.code === "not_found" ? { id: "", name: "", stages: [] } : await run(getBoard, input);
}

function named<Entry extends { id: string }>({ data }: { data: Entry[] }, wanted: string): Entry | undefined {
  return data.find(({ id }) => id === wanted);
}
