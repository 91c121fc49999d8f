import { useState } from "react";
import { useRevalidator } from "react-router";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { LeaveGuard } from "#app/shell/leave-guard.tsx";
import { PageBar, PageBody, PageHeader } from "#app/shell/page-header.tsx";
import { pageTitle } from "#app/shell/page-title.ts";
import { useApi } from "#app/shell/use-api.ts";
import { Button } from "#app/ui/button.tsx";
import { Select } from "#app/ui/select.tsx";
import { toast } from "#app/ui/toast.ts";
import { page } from "#worker/kernel/page.ts";
import { dayIn } from "#worker/kernel/time.ts";
import { getQuotas, listPipelines } from "#worker/modules/pipeline/index.ts";
import type { Route } from "./+types/quota-plan.ts";
import { CopyYear } from "./copy-year.tsx";
import { askedIn, MeasureSelect, useSet } from "./quota-asked.tsx";
import { QuotaGrid } from "./quota-grid.tsx";
import { readPeople } from "./read-people.server.ts";

export const meta = pageTitle("sales.quota.set");

/** A year's quotas of all people and teams: one round trip. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const here = page(context);
  const search = new URL(request.url).searchParams;
  const { clock, tenant } = here.ctx;
  const now = Number(dayIn(clock.now(), tenant?.timeZone ?? "UTC").slice(0, 4));
  const years = [now - 1, now, now + 1].map(String);
  const year = years.find((one) => one === search.get("year")) ?? String(now);
  const { measure } = askedIn(search, here.ctx);
  const pipelineId = search.get("pipeline") ?? undefined;
  const [quotas, known, pipelines] = await Promise.all([
    here.run(getQuotas, { period: year, measure, pipelineId }),
    readPeople(here),
    here.run(listPipelines, { limit: 200 }),
  ]);
  return { quotas, years, pipelineId, pipelines: pipelines.data, ...known };
}

type Loaded = Awaited<ReturnType<typeof loader>>;

export default function QuotaPlanPage({ loaderData }: Route.ComponentProps) {
  const { quotas, pipelineId } = loaderData;
  // Another year, measure or pipeline begins anew.
  return <Plan key={`${quotas.period} ${quotas.measure} ${pipelineId}`} loaded={loaderData} />;
}

function Plan({ loaded: { quotas, years, pipelineId, pipelines, people, teams } }: { loaded: Loaded }) {
  const t = useT();
  const format = useFormat();
  const set = useSet();
  const { save, saving, changed, change } = usePlan(quotas, pipelineId);
  const months = quotas.total.months.map(({ month }) => month);
  const row = (kind: "person" | "team", { id, name }: { id: string; name: string }, stored: (number | null)[]) => {
    const key = `${kind}:${id}`;
    return {
      key,
      name,
      months: months.map(
        (_, at) => changed.get(`${key} ${at}`) ?? (changed.has(`${key} ${at}`) ? null : (stored[at] ?? null)),
      ),
    };
  };
  const targets = (list: { month: string; target: number | null }[] | undefined) =>
    list?.map(({ target }) => target) ?? [];
  const groups = [
    {
      title: t("sales.people"),
      rows: people.map((one) =>
        row("person", one, targets(quotas.people.find(({ ownerId }) => ownerId === one.id)?.months)),
      ),
    },
    {
      title: t("sales.quota.teamsStated"),
      rows: teams.map((one) =>
        row("team", one, targets(quotas.teams.find(({ teamId }) => teamId === one.id)?.statedMonths)),
      ),
    },
  ].filter(({ rows }) => rows.length > 0);
  return (
    <>
      <LeaveGuard when={changed.size > 0 && !saving} bySearch />
      <PageHeader
        title={t("sales.quota.set")}
        crumbs={[{ label: t("sales.tab.quotas"), to: `/sales/quotas?of=${quotas.period}&measure=${quotas.measure}` }]}
        actions={
          <Button variant="primary" disabled={changed.size === 0} loading={saving} onClick={save}>
            {changed.size > 0 ? t("sales.quota.save", { count: changed.size }) : t("ui.save")}
          </Button>
        }
      />
      <PageBar>
        <div className="w-24">
          <Select
            aria-label={t("sales.quota.year")}
            value={quotas.period}
            options={years.map((value) => ({ value, label: value }))}
            onChange={(event) => set("year", event.target.value)}
          />
        </div>
        <div className="w-40">
          <MeasureSelect measure={quotas.measure} />
        </div>
        {pipelines.length > 1 && (
          <div className="w-44">
            <Select
              aria-label={t("sales.pipeline")}
              value={pipelineId ?? ""}
              placeholder={t("sales.allPipelines")}
              options={pipelines.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(event) => set("pipeline", event.target.value)}
            />
          </div>
        )}
        <CopyYear
          year={Number(quotas.period)}
          measure={quotas.measure}
          pipelineId={pipelineId}
          disabled={changed.size > 0}
        />
      </PageBar>
      <PageBody ground>
        <div className="grid gap-3">
          <p className="max-w-3xl text-sm text-text-3">
            {t("sales.quota.gridText", {
              unit: quotas.measure === "amount" ? quotas.currency : t("sales.quota.by.count"),
            })}
          </p>
          <QuotaGrid
            groups={groups}
            months={months}
            measure={quotas.measure}
            currency={quotas.currency}
            onChange={change}
          />
          <p className="num text-sm text-text-3">
            {t("sales.quota.workingDays", {
              count: quotas.workingDays.total,
              days: format.number(quotas.workingDays.total),
            })}
          </p>
        </div>
      </PageBody>
    </>
  );
}

/** What was typed stands until it is saved, also when saving is refused. */
function usePlan(quotas: Loaded["quotas"], pipelineId: string | undefined) {
  const t = useT();
  const api = useApi();
  const { revalidate } = useRevalidator();
  const [changed, setChanged] = useState<ReadonlyMap<string, number | null>>(new Map());
  const [saving, setSaving] = useState(false);
  const change = (cells: { key: string; month: number; target: number | null }[]) =>
    setChanged(
      (now) => new Map([...now, ...cells.map(({ key, month, target }) => [`${key} ${month}`, target] as const)]),
    );
  const save = async () => {
    // What is no number would be sent as no quota at all.
    const wrong = document.querySelector<HTMLInputElement>("[data-cell][aria-invalid=true]");
    if (wrong) return wrong.focus();
    const sent = changed;
    setSaving(true);
    const entries = [...changed].map(([cell, target]) => {
      const [whose = "", at = ""] = cell.split(" ");
      const [kind, id] = whose.split(":");
      const period = quotas.total.months[Number(at)]?.month.slice(0, 7);
      return { ...(kind === "team" ? { teamId: id } : { ownerId: id }), period, target };
    });
    const { refused } = await api("PUT /quotas", { body: { measure: quotas.measure, pipelineId, entries } });
    if (!refused) {
      await revalidate();
      // What was typed meanwhile waits for the next time.
      setChanged((now) => new Map([...now].filter(([cell, target]) => sent.get(cell) !== target)));
      toast({ title: t("sales.quota.saved") });
    }
    setSaving(false);
  };
  return { save: () => void save(), saving, changed, change };
}
