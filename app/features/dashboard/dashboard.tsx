import { useSearchParams } from "react-router";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { PageBody, PageHeader } from "#app/shell/page-header.tsx";
import { pageTitle } from "#app/shell/page-title.ts";
import { Select } from "#app/ui/select.tsx";
import { StatCard } from "#app/ui/stat-card.tsx";
import { visitor } from "#tenants/index.ts";
import { page } from "#worker/kernel/page.ts";
import { listUsers } from "#worker/modules/identity/index.ts";
import { readDashboard } from "#worker/modules/insights/index.ts";
import { listDeals } from "#worker/modules/pipeline/index.ts";
import { listTasks } from "#worker/modules/tasks/index.ts";
import type { Route } from "./+types/dashboard.ts";
import { DealsToWatch } from "./deals-to-watch.tsx";
import { FirstSteps, useFirstSteps } from "./first-steps.tsx";
import { rowsPath } from "./rows-path.ts";
import { TasksDue } from "./tasks-due.tsx";
import { TrendPanel } from "./trend-panel.tsx";

const PERIODS = ["this_month", "last_30_days", "this_quarter", "this_year"] as const;
const FEW = 6;

export const meta = pageTitle("shell.dashboard");

export const handle = { live: ["customers", "deals", "projects", "tasks"] };

/** Figures, what is due and what waits: one round trip. A part whose permission is missing is left out. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const { ctx, run } = page(context);
  const wanted = new URL(request.url).searchParams.get("period");
  const period = PERIODS.find((one) => one === wanted) ?? "this_month";
  const [actor, dashboard, tasks, deals, people] = await Promise.all([
    run(visitor, {}),
    run(readDashboard, { period }),
    ctx
      .run(listTasks, { limit: FEW, sort: "dueAt", filter: { done: { eq: false }, ownerId: { eq: "me" } } })
      .catch(() => null),
    ctx.run(listDeals, { limit: FEW, sort: "expectedClose", filter: { status: { eq: "open" } } }).catch(() => null),
    ctx.run(listUsers, { limit: 1 }).catch(() => null),
  ]);
  return { name: "name" in actor ? actor.name : "", period, dashboard, tasks, deals, people: people?.page.total ?? 0 };
}

export default function DashboardPage({ loaderData }: Route.ComponentProps) {
  const { name, period, dashboard, tasks, deals, people } = loaderData;
  const steps = useFirstSteps(dashboard.cards, people);
  const begun = dashboard.cards.some((card) => card.count > 0) || (tasks !== null && tasks.page.total > 0);
  const t = useT();
  const [, setSearch] = useSearchParams();
  return (
    <>
      <PageHeader
        title={t("dashboard.greeting", { name: name.split(" ")[0] ?? "" })}
        actions={
          begun && (
            <div className="w-40">
              <Select
                aria-label={t("dashboard.period.label")}
                value={period}
                options={PERIODS.map((value) => ({ value, label: t(`dashboard.period.${value}`) }))}
                onChange={(event) => setSearch({ period: event.target.value }, { preventScrollReset: true })}
              />
            </div>
          )
        }
      />
      <PageBody ground>
        {steps && <FirstSteps steps={steps} />}
        {(begun || !steps) && (
          <>
            <div className="grid gap-3.5 sm:grid-cols-2 xl:grid-cols-3 3xl:grid-cols-6">
              {dashboard.cards.map((card) => (
                <CardView key={card.key} card={card} />
              ))}
            </div>
            <div className="mt-3.5 grid gap-3.5 xl:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
              <TrendPanel cards={dashboard.cards} currency={dashboard.currency} />
              {tasks && <TasksDue tasks={tasks.data} total={tasks.page.total} />}
            </div>
            {deals && deals.data.length > 0 && <DealsToWatch deals={deals.data} />}
          </>
        )}
      </PageBody>
    </>
  );
}

export type Card = Route.ComponentProps["loaderData"]["dashboard"]["cards"][number];

function CardView({ card }: { card: Card }) {
  const t = useT();
  const format = useFormat();
  const money = card.unit === "money";
  const [own, ...others] = card.values;
  const shown = money ? format.money(card.value, own?.currency, { whole: true }) : format.number(card.value);
  const ratio = card.previous === 0 ? null : card.delta / card.previous;
  const delta = money
    ? ratio === null
      ? undefined
      : { value: ratio }
    : { value: card.delta, text: format.signed(card.delta) };
  const rest = others
    .filter((one) => one.count > 0)
    .map((one) => format.money(one.amountMinor, one.currency, { whole: true }));
  return (
    <StatCard
      label={t(`dashboard.card.${card.key}`)}
      value={
        <>
          {shown}
          {rest.length > 0 && <span className="ml-2 font-normal text-sm text-text-3">+ {rest.join(" + ")}</span>}
        </>
      }
      to={rowsPath(card.rows)}
      trend={card.trend.map((point) => point.value)}
      {...(delta
        ? { delta: { ...delta, inverse: card.key === "tasks_overdue", against: t(`dashboard.against.${card.key}`) } }
        : {})}
    />
  );
}
