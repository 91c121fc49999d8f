import { useState } from "react";
import { Pointing } from "#app/shell/custom/pointing.tsx";
import { readPointing } from "#app/shell/custom/read-pointing.server.ts";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { PageHeader } from "#app/shell/page-header.tsx";
import { RecordPanel, RecordPanels } from "#app/shell/record-panel.tsx";
import { RecordEvents, RecordTalk } from "#app/shell/record-talk.tsx";
import { RecordTasks } from "#app/shell/record-tasks.tsx";
import { useMe } from "#app/shell/use-me.ts";
import { partOf } from "#app/shell/words.ts";
import { Badge } from "#app/ui/badge.tsx";
import { lazyDialog } from "#app/ui/dialog.tsx";
import { onDemand } from "#app/ui/on-demand.tsx";
import { page } from "#worker/kernel/page.ts";
import { dealHistory, getDeal, listPipelines } from "#worker/modules/pipeline/index.ts";
import { listTasks } from "#worker/modules/tasks/index.ts";
import type { Deal } from "../board/board-state.ts";
import { statusTone } from "../columns.tsx";
import type { Asked } from "../use-deal-verbs.ts";
import type { Route } from "./+types/deal.ts";
import { DealActions } from "./actions.tsx";
import { Details } from "./details.tsx";
import { StageHistory } from "./stage-history.tsx";
import { StagePath } from "./stage-path.tsx";

const QuotePanel = onDemand(
  async () => (await partOf("quotes", import("#app/shell/quotes/quote-panel.tsx"))).QuotePanel,
);
const StageAsks = lazyDialog(async () => (await import("../stage-asks.tsx")).StageAsks);
const LoseDialog = lazyDialog(async () => (await import("../lose-dialog.tsx")).LoseDialog);

export async function loader({ context, params: { id } }: Route.LoaderArgs) {
  const here = page(context);
  const { run, fields } = here;
  const [deal, pointing, history, pipelines, tasks] = await Promise.all([
    run(getDeal, { id }),
    readPointing(here, { object: "deals", id }),
    run(dealHistory, { id }),
    run(listPipelines, { limit: 200 }),
    run(listTasks, { limit: 20, filter: { dealId: { eq: id }, done: { eq: false } } }),
  ]);
  return {
    deal,
    history: history.data,
    pipelines: pipelines.data,
    tasks,
    fields: fields("deals"),
    layout: here.layout("deals"),
    pointing,
  };
}

/** What makes the page read again: see the frame. */
export const handle = { live: ["deals", "quotes", "tasks", "stages", "pipelines"] };

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.deal.name ?? "" }];

export default function DealPage({ loaderData }: Route.ComponentProps) {
  const { deal, fields, history, layout, pipelines, pointing, tasks } = loaderData;
  const t = useT();
  const format = useFormat();
  const { may } = useMe();
  const [losing, setLosing] = useState(false);
  const [asked, setAsked] = useState<Asked<Deal>>();
  const stages = pipelines.find((pipeline) => pipeline.id === deal.pipelineId)?.stages ?? [];
  const mayWrite = may("deals:write", deal);
  const archived = deal.archivedAt !== null;
  return (
    <>
      <PageHeader
        title={deal.name}
        crumbs={[{ label: t("deals.title"), to: "/deals" }]}
        mark={
          <>
            <span className="num shrink-0 font-medium text-text-2 max-md:hidden">
              {format.money(deal.amountMinor, deal.currency)}
            </span>
            {archived ? (
              <Badge filled>{t("deals.archived")}</Badge>
            ) : (
              <Badge key={deal.status} filled tone={statusTone[deal.status]} className="toast-in shrink-0">
                {t(`deals.status.${deal.status}`)}
              </Badge>
            )}
          </>
        }
        actions={mayWrite && <DealActions {...{ deal, pipelines }} onLose={() => setLosing(true)} onAsked={setAsked} />}
      />
      <StagePath {...{ deal, stages }} readOnly={!mayWrite || archived || deal.status !== "open"} onAsked={setAsked} />
      <RecordPanels>
        <RecordPanel title={t("deals.details")} className="lg:border-line lg:border-r">
          <Details {...{ deal, fields, layout }} readOnly={!mayWrite} />
        </RecordPanel>
        <RecordPanel title={t("deals.history")}>
          <StageHistory deal={deal} history={history} />
          <div className="mt-7" />
          <RecordTalk key={deal.id} subject="deals" id={deal.id} label={t("deals.activity")}>
            <RecordEvents of={`customers/${deal.customerId}`} stamp={deal.version} label={t("deals.activity")} />
          </RecordTalk>
        </RecordPanel>
        <RecordPanel title={t("deals.tasks")} className="lg:border-line lg:border-l">
          <RecordTasks
            tasks={tasks.data}
            total={tasks.page.total}
            links={{ dealId: deal.id, ...(deal.customerName === null ? {} : { customerId: deal.customerId }) }}
            all={`/tasks?layout=list&filter[dealId][in]=${deal.id}&filter[done]=false`}
          />
          <div className="mt-6 grid gap-6">
            <Pointing lists={pointing} />
            <QuotePanel customer={{ id: deal.customerId, name: deal.customerName }} deal={deal} />
          </div>
        </RecordPanel>
      </RecordPanels>
      {asked && <StageAsks open {...{ asked, fields }} onClose={() => setAsked(undefined)} />}
      {losing && <LoseDialog open deal={deal} onClose={() => setLosing(false)} />}
    </>
  );
}
