import { useSearchParams } from "react-router";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { PageBody } from "#app/shell/page-header.tsx";
import { pageTitle } from "#app/shell/page-title.ts";
import { StatCard } from "#app/ui/stat-card.tsx";
import type { OutputOf } from "#worker/kernel/context.ts";
import { page } from "#worker/kernel/page.ts";
import { analyseWinLoss, listPipelines } from "#worker/modules/pipeline/index.ts";
import type { Route } from "./+types/win-loss.ts";
import { closedPath } from "./closed-path.ts";
import { ClosedTable } from "./closed-table.tsx";
import { periodIn, whoseIn } from "./period.ts";
import { readPeople } from "./read-people.server.ts";
import { SalesHeader } from "./sales-header.tsx";

export type WinLoss = OutputOf<typeof analyseWinLoss>;

export const meta = pageTitle("sales.tab.winLoss");

export const handle = { live: ["deals", "lost_reasons", "win_reasons", "competitors"] };

/** Why deals are won and lost: one round trip. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const here = page(context);
  const search = new URL(request.url).searchParams;
  const { period, ...span } = periodIn(search, here.ctx);
  const pipelineId = search.get("pipeline") ?? undefined;
  const [found, pipelines, known] = await Promise.all([
    here.run(analyseWinLoss, { ...span, ...whoseIn(search), pipelineId }),
    here.run(listPipelines, { limit: 200 }),
    readPeople(here),
  ]);
  return { found, span, period, pipelineId, pipelines: pipelines.data, ...known };
}

export default function WinLossPage({ loaderData }: Route.ComponentProps) {
  const { found, period, pipelineId, pipelines, people, span, teams } = loaderData;
  const t = useT();
  const format = useFormat();
  const [search] = useSearchParams();
  const { total, currency } = found;
  const rows = closedPath(search, span);
  const figure = (status: "won" | "lost", minor: number) => ({
    label: t(`sales.${status}`),
    value: format.money(minor, currency, { whole: true }),
    delta: { value: 0, text: t("sales.deals", { count: total[status] }) },
    ...(rows ? { to: rows({ status: [status] }) } : {}),
  });
  return (
    <>
      <SalesHeader {...{ period, teams, people, pipelines }} {...(pipelineId ? { pipelineId } : {})} all />
      <PageBody ground>
        <div className="grid max-w-6xl gap-3.5">
          <div className="grid gap-3.5 sm:grid-cols-3">
            <StatCard
              label={t("sales.winRate")}
              value={total.winRate === null ? t("sales.none") : format.percent(total.winRate, 0)}
              delta={{
                value: 0,
                text: t("sales.winRateText", {
                  won: format.number(total.won),
                  decided: format.number(total.won + total.lost),
                }),
              }}
            />
            <StatCard {...figure("won", total.wonMinor)} />
            <StatCard {...figure("lost", total.lostMinor)} />
          </div>
          {total.won + total.lost === 0 ? (
            <p className="py-10 text-center text-text-2">{t("sales.nothing")}</p>
          ) : (
            <div className="grid items-start gap-3.5 xl:grid-cols-2">
              {found.groups.map((group) => (
                <ClosedTable key={group.by} group={group} total={total} currency={currency} rows={rows} />
              ))}
            </div>
          )}
          <p className="max-w-3xl text-sm text-text-3">{t("sales.winLossText")}</p>
        </div>
      </PageBody>
    </>
  );
}
