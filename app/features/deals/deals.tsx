import { Plus, SquareKanban } from "lucide-react";
import { useState } from "react";
import { data, useSearchParams } from "react-router";
import { customFrom } from "#app/shell/custom/from-form.ts";
import { useT } from "#app/shell/i18n.tsx";
import { ImportLink } from "#app/shell/import-link.tsx";
import { readLayout } from "#app/shell/list-layout.ts";
import { ListPage } from "#app/shell/list-page.tsx";
import { isNarrowed } from "#app/shell/list-query.ts";
import { pageTitle } from "#app/shell/page-title.ts";
import { refusal } from "#app/shell/refusal.ts";
import { useCreating } from "#app/shell/use-creating.ts";
import { useMe } from "#app/shell/use-me.ts";
import { Button } from "#app/ui/button.tsx";
import { lazyDialog } from "#app/ui/dialog.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { onDemand } from "#app/ui/on-demand.tsx";
import { lazySheet } from "#app/ui/sheet.tsx";
import type { OutputOf } from "#worker/kernel/context.ts";
import type { ShownField } from "#worker/kernel/custom/field.ts";
import type { ShownLayout } from "#worker/kernel/custom/layout.ts";
import { page } from "#worker/kernel/page.ts";
import { createDeal, type listPipelines, updateDeal } from "#worker/modules/pipeline/index.ts";
import type { Route } from "./+types/deals.ts";
import { Board } from "./board/board.tsx";
import type { Deal } from "./board/board-state.ts";
import { useDealColumns } from "./columns.tsx";
import { useDealFields } from "./deal-fields.ts";
import { dealFrom } from "./deal-form.ts";
import { PipelineSwitch, Totals } from "./header.tsx";
import { readDeals } from "./read-deals.server.ts";
import type { Asked } from "./use-deal-verbs.ts";
import { builtInViews, narrowing, onlyPipelineIn } from "./views.ts";

const DealSheet = lazySheet(async () => (await import("./deal-sheet.tsx")).DealSheet);
const DealBulk = onDemand(async () => (await import("./bulk.tsx")).DealBulk);
const StageAsks = lazyDialog(async () => (await import("./stage-asks.tsx")).StageAsks);
const LoseDialog = lazyDialog(async () => (await import("./lose-dialog.tsx")).LoseDialog);

export type Pipeline = OutputOf<typeof listPipelines>["data"][number];
type Open = { kind: "edit" | "lose"; deal: Deal } | { kind: "asked"; asked: Asked<Deal> };

export const meta = pageTitle("deals.title");

/** What makes the page read again: see the frame. */
export const handle = { live: ["deals", "pipelines", "stages"] };

export async function loader({ context, request }: Route.LoaderArgs) {
  const read = await readDeals(page(context), request.url);
  return { ...read, layout: readLayout(request.headers.get("cookie"), "deals", read.custom.layout) };
}

export async function action({ context, request }: Route.ActionArgs) {
  const { attempt, fields } = page(context);
  const form = await request.formData();
  const deal = { ...dealFrom(form), custom: customFrom(form, fields("deals")) };
  const [id, version] = [form.get("id"), Number(form.get("version"))];
  const answer = id
    ? await attempt(updateDeal, { ...deal, id: String(id), version })
    : await attempt(createDeal, deal as never);
  return answer.problem
    ? data(refusal(answer.problem), { status: answer.problem.status })
    : { done: { name: answer.output.name } };
}

export default function DealsPage({ loaderData }: Route.ComponentProps) {
  const { board, shape, custom, list, pipelines, names, views } = loaderData;
  const t = useT();
  const { may } = useMe();
  const [search] = useSearchParams();
  const creating = useCreating();
  const [stageId, setStageId] = useState<string>();
  const [open, setOpen] = useState<Open>();
  const fields = useDealFields(pipelines, board !== null);
  const create = (stage?: string) => {
    setStageId(stage);
    creating.open();
  };
  const mayCreate = may("deals:write");
  const empty = <NoDeals {...(mayCreate ? { onCreate: () => create() } : {})} />;
  const archived = search.get("filter[archived]") === "true";
  const query = narrowing(search);
  const mayMove = (deal: Deal) => may("deals:write", deal);
  const asList = { custom, shape, mayMove, tableLayout: "list", ownBoard: t("deals.field.stageId") };
  const bare = list.page.total === 0 && !isNarrowed(search, fields);
  const edit = (deal: Deal) => mayMove(deal) && setOpen({ kind: "edit", deal });
  return (
    <>
      <ListPage
        list="deals"
        title={t("deals.title")}
        part={list}
        select={selectList}
        columns={useDealColumns(/^(won|lost)/.test(search.get("filter[status][in]") ?? ""))}
        fields={fields}
        {...asList}
        names={names}
        layout={loaderData.layout}
        rowId={(deal) => deal.id}
        rowLabel={(deal) => deal.name}
        href={(deal) => `/deals/${deal.id}`}
        onEdit={edit}
        bulk={
          mayCreate && !board
            ? (rows) => (
                <DealBulk
                  {...rows}
                  {...{ archived, pipelines }}
                  own={custom.fields}
                  pipelineId={onlyPipelineIn(search)}
                />
              )
            : undefined
        }
        views={{ resource: "deals", builtIn: builtInViews(t, board !== null), saved: views }}
        {...(mayCreate ? { onCreate: create } : {})}
        mark={
          <>
            <span className="max-sm:hidden">
              <PipelineSwitch pipelines={pipelines} search={search} board={board !== null} />
            </span>
            {board && <Totals board={board} className="max-md:hidden" />}
          </>
        }
        actions={
          mayCreate && (
            <>
              <ImportLink subject="deals" className="max-sm:hidden" />
              <Button variant="primary" icon={Plus} onClick={() => create()}>
                <span className="max-sm:sr-only">{t("deals.new")}</span>
              </Button>
            </>
          )
        }
        empty={empty}
      >
        {board &&
          (bare ? (
            empty
          ) : (
            <>
              <div className="flex min-h-11 items-center gap-2.5 px-(--page) py-1.5 sm:hidden">
                {pipelines.length > 1 && <PipelineSwitch pipelines={pipelines} search={search} board />}
                <Totals board={board} className="text-sm" />
              </div>
              <Board
                key={`${board.id} ${query}`}
                fresh={board}
                query={query}
                onAdd={mayCreate ? create : undefined}
                onEdit={edit}
                onLose={(deal) => setOpen({ kind: "lose", deal })}
                onAsked={(asked) => setOpen({ kind: "asked", asked })}
              />
            </>
          ))}
      </ListPage>
      {creating.isOpen && (
        <DealSheet
          {...custom}
          open
          pipelines={pipelines}
          pipelineId={board?.id || undefined}
          stageId={stageId}
          onClose={creating.close}
        />
      )}
      <Dialogs open={open} pipelines={pipelines} custom={custom} onClose={() => setOpen(undefined)} />
    </>
  );
}

function selectList(answer: Route.ComponentProps["loaderData"]) {
  return answer.list;
}

type DialogsProps = {
  open: Open | undefined;
  pipelines: readonly Pipeline[];
  custom: { fields: readonly ShownField[]; layout: ShownLayout | null };
  onClose: () => void;
};

function Dialogs({ open, pipelines, custom, onClose }: DialogsProps) {
  if (open?.kind === "asked") return <StageAsks open asked={open.asked} fields={custom.fields} onClose={onClose} />;
  if (open?.kind === "lose") return <LoseDialog open deal={open.deal} onClose={onClose} />;
  if (!open) return null;
  return <DealSheet key={open.deal.id} open deal={open.deal} {...custom} {...{ pipelines, onClose }} />;
}

function NoDeals({ onCreate }: { onCreate?: () => void }) {
  const t = useT();
  const first = onCreate && (
    <span className="flex flex-wrap justify-center gap-2">
      <Button variant="primary" icon={Plus} onClick={onCreate}>
        {t("deals.newTitle")}
      </Button>
      <ImportLink subject="deals" />
    </span>
  );
  return <EmptyState icon={SquareKanban} title={t("deals.empty.title")} text={t("deals.empty.text")} action={first} />;
}
