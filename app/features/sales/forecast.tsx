import { useSearchParams } from "react-router";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { PageBody } from "#app/shell/page-header.tsx";
import { pageTitle } from "#app/shell/page-title.ts";
import { Select } from "#app/ui/select.tsx";
import type { OutputOf } from "#worker/kernel/context.ts";
import { page } from "#worker/kernel/page.ts";
import { dayIn, monthOf } from "#worker/kernel/time.ts";
import { getForecast } from "#worker/modules/pipeline/index.ts";
import type { Route } from "./+types/forecast.ts";
import { ForecastTable } from "./forecast-table.tsx";
import { readPeople } from "./read-people.server.ts";
import { SalesHeader } from "./sales-header.tsx";
import { Snapshots } from "./snapshots.tsx";

export type Forecast = OutputOf<typeof getForecast>;

export const meta = pageTitle("sales.tab.forecast");

export const handle = { live: ["deals", "stages", "forecasts"] };

/** What is expected to be won in a month, by person: one round trip. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const here = page(context);
  const search = new URL(request.url).searchParams;
  const { clock, tenant } = here.ctx;
  const now = monthOf(dayIn(clock.now(), tenant?.timeZone ?? "UTC"));
  const months = Array.from({ length: 9 }, (_, at) => monthOf(now, at - 5).slice(0, 7));
  const period = months.find((month) => month === search.get("month")) ?? now.slice(0, 7);
  const [kind, id] = (search.get("whose") ?? "").split(":");
  const [forecast, known] = await Promise.all([
    here.run(getForecast, { period, ...(kind === "team" && id ? { teamId: id } : {}) }),
    readPeople(here),
  ]);
  return { forecast, months, teams: known.teams };
}

export default function ForecastPage({ loaderData: { forecast, months, teams } }: Route.ComponentProps) {
  const t = useT();
  const format = useFormat();
  const [, setSearch] = useSearchParams();
  const month = (
    <div className="w-36 max-sm:flex-1">
      <Select
        aria-label={t("sales.period.label")}
        value={forecast.period}
        options={months.map((value) => ({ value, label: format.month(`${value}-01`) }))}
        onChange={(event) =>
          setSearch((now) => {
            now.set("month", event.target.value);
            return now;
          })
        }
      />
    </div>
  );
  return (
    <>
      <SalesHeader period={month} teams={teams} people={[]} />
      <PageBody ground>
        <div className="grid max-w-6xl gap-3.5">
          <ForecastTable forecast={forecast} />
          {forecast.snapshots.length > 0 && <Snapshots forecast={forecast} />}
          <p className="max-w-3xl text-sm text-text-3">{t("sales.forecastText")}</p>
        </div>
      </PageBody>
    </>
  );
}
