import { Trophy } from "lucide-react";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { PageBody } from "#app/shell/page-header.tsx";
import { pageTitle } from "#app/shell/page-title.ts";
import { useMe } from "#app/shell/use-me.ts";
import { Button } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { StatCard } from "#app/ui/stat-card.tsx";
import type { OutputOf } from "#worker/kernel/context.ts";
import { page } from "#worker/kernel/page.ts";
import { getQuotas, listPipelines } from "#worker/modules/pipeline/index.ts";
import type { Route } from "./+types/quotas.ts";
import { askedIn, QuotaAsked } from "./quota-asked.tsx";
import { dealsPath, QuotaTable, useQuotaFormat } from "./quota-table.tsx";
import { SalesHeader } from "./sales-header.tsx";

export type Quotas = OutputOf<typeof getQuotas>;

export const meta = pageTitle("sales.tab.quotas");

export const handle = { live: ["deals", "quotas", "teams"] };

/** How much there is of what was to be won: one round trip. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const here = page(context);
  const search = new URL(request.url).searchParams;
  const asked = askedIn(search, here.ctx);
  const pipelineId = search.get("pipeline") ?? undefined;
  const [quotas, pipelines] = await Promise.all([
    here.run(getQuotas, { period: asked.period, measure: asked.measure, pipelineId }),
    here.run(listPipelines, { limit: 200 }),
  ]);
  return { quotas, asked, pipelineId, pipelines: pipelines.data };
}

export default function QuotasPage({ loaderData: { quotas, asked, pipelineId, pipelines } }: Route.ComponentProps) {
  const t = useT();
  const { may } = useMe();
  const edit = `/sales/quotas/edit?${new URLSearchParams({
    year: asked.period.slice(0, 4),
    measure: asked.measure,
    ...(pipelineId ? { pipeline: pipelineId } : {}),
  })}`;
  const set = may("quotas:write") && (
    <Button variant="primary" to={edit}>
      {t("sales.quota.set")}
    </Button>
  );
  const { people, teams, total } = quotas;
  const named = teams.filter(
    ({ target, statedTarget, attained }) => target !== null || statedTarget !== null || attained > 0,
  );
  const silent =
    people.every(({ target }) => target === null) && teams.every(({ statedTarget }) => statedTarget === null);
  return (
    <>
      <SalesHeader
        period={<QuotaAsked {...asked} />}
        teams={[]}
        people={[]}
        pipelines={pipelines}
        {...(pipelineId ? { pipelineId } : {})}
        all
        {...(set ? { actions: set } : {})}
      />
      <PageBody ground>
        {silent && total.attained === 0 ? (
          <EmptyState
            icon={Trophy}
            title={t("sales.quota.emptyTitle")}
            text={t("sales.quota.emptyText")}
            action={set}
          />
        ) : (
          <div className="grid max-w-6xl gap-3.5">
            <Cards quotas={quotas} />
            {named.length > 0 && (
              <QuotaTable
                title={t("sales.teams")}
                quotas={quotas}
                rows={named.map(({ teamId, teamName, statedTarget, ...row }) => ({
                  ...row,
                  key: teamId,
                  name: teamName,
                  stated: statedTarget,
                }))}
              />
            )}
            <QuotaTable
              title={t("sales.people")}
              quotas={quotas}
              rows={people.map(({ ownerId, ownerName, ...row }) => ({
                ...row,
                key: ownerId ?? "",
                name: ownerName ?? t("sales.unknown"),
              }))}
              total={total}
            />
            <p className="max-w-3xl text-sm text-text-3">{t("sales.quota.text")}</p>
          </div>
        )}
      </PageBody>
    </>
  );
}

function Cards({ quotas }: { quotas: Quotas }) {
  const t = useT();
  const format = useFormat();
  const write = useQuotaFormat(quotas);
  const { total, workingDays } = quotas;
  const ratio = (value: number | null) => (value === null ? t("sales.none") : format.percent(value, 0));
  const note = (text: string) => ({ delta: { value: 0, text } });
  const days = { elapsed: format.number(workingDays.elapsed), total: format.number(workingDays.total) };
  return (
    <div className="grid gap-3.5 sm:grid-cols-2 xl:grid-cols-4">
      <StatCard
        label={t("sales.quota.attained")}
        value={write(total.attained)}
        {...(total.filter ? { to: dealsPath(total.filter) } : {})}
        {...note(
          total.target === null
            ? t("sales.quota.noTarget")
            : t("sales.quota.ofTarget", { target: write(total.target) }),
        )}
      />
      <StatCard
        label={t("sales.quota.bar")}
        value={ratio(total.attainment)}
        {...note(t("sales.quota.attainmentText"))}
      />
      <StatCard label={t("sales.quota.pace")} value={ratio(total.pace)} {...note(t("sales.quota.paceText", days))} />
      <StatCard
        label={t("sales.quota.projected")}
        value={total.projected === null ? t("sales.none") : write(total.projected)}
        {...note(t("sales.quota.projectedText"))}
      />
    </div>
  );
}
