import { useFormat, useT } from "#app/shell/i18n.tsx";
import { PageBody } from "#app/shell/page-header.tsx";
import { pageTitle } from "#app/shell/page-title.ts";
import { StatCard } from "#app/ui/stat-card.tsx";
import type { OutputOf } from "#worker/kernel/context.ts";
import { page } from "#worker/kernel/page.ts";
import { analysePipeline, listPipelines } from "#worker/modules/pipeline/index.ts";
import type { Route } from "./+types/sales.ts";
import { periodIn, whoseIn } from "./period.ts";
import { readPeople } from "./read-people.server.ts";
import { SalesHeader } from "./sales-header.tsx";
import { StageFlow } from "./stage-flow.tsx";

export type Analysis = OutputOf<typeof analysePipeline>;

export const meta = pageTitle("sales.title");

export const handle = { live: ["deals", "pipelines", "stages"] };

/** How deals get through a pipeline: one round trip. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const here = page(context);
  const search = new URL(request.url).searchParams;
  const { period, ...span } = periodIn(search, here.ctx);
  const asked = { id: search.get("pipeline") ?? "first", ...span, ...whoseIn(search) };
  const [analysis, pipelines, known] = await Promise.all([
    here.run(analysePipeline, asked),
    here.run(listPipelines, { limit: 200 }),
    readPeople(here),
  ]);
  return { analysis, period, pipelines: pipelines.data, ...known };
}

export default function SalesPage({ loaderData }: Route.ComponentProps) {
  const { analysis, period, pipelines, teams, people } = loaderData;
  return (
    <>
      <SalesHeader {...{ period, teams, people, pipelines }} pipelineId={analysis.id} />
      <PageBody ground>
        <div className="grid max-w-6xl gap-3.5">
          <Pace analysis={analysis} />
          <StageFlow analysis={analysis} />
        </div>
      </PageBody>
    </>
  );
}

function Pace({ analysis: { cycle, velocity } }: { analysis: Analysis }) {
  const t = useT();
  const format = useFormat();
  const [own] = velocity;
  const none = t("sales.none");
  const perDay = velocity.flatMap(({ perDayMinor, currency }) =>
    perDayMinor === null ? [] : [format.money(perDayMinor, currency, { whole: true })],
  );
  const won = velocity.reduce((sum, one) => sum + one.won, 0);
  const decided = velocity.reduce((sum, one) => sum + one.won + one.lost, 0);
  const average =
    own?.averageMinor === null || !own ? none : format.money(own.averageMinor, own.currency, { whole: true });
  return (
    <div className="grid gap-3.5 sm:grid-cols-2 xl:grid-cols-4">
      <Figure
        label={t("sales.velocity")}
        value={perDay.length > 0 ? perDay.join(" + ") : none}
        text={t("sales.velocityText")}
      />
      <Figure
        label={t("sales.winRate")}
        value={decided > 0 ? format.percent(won / decided, 0) : none}
        text={t("sales.winRateText", { won: format.number(won), decided: format.number(decided) })}
      />
      <Figure label={t("sales.averageWon")} value={average} text={t("sales.averageWonText")} />
      <Figure
        label={t("sales.cycle")}
        value={cycle.medianSeconds === null ? none : format.duration(cycle.medianSeconds)}
        text={
          cycle.averageSeconds === null
            ? t("sales.cycleText")
            : t("sales.cycleAverage", { time: format.duration(cycle.averageSeconds) })
        }
      />
    </div>
  );
}

function Figure({ label, value, text }: { label: string; value: string; text: string }) {
  return (
    <div>
      <StatCard className="h-full" label={label} value={value} delta={{ value: 0, text }} />
    </div>
  );
}
