import ListChecks from "lucide-react/icons/list-checks";
import { useMemo } from "react";
import { filterFields } from "#app/shell/filter-fields.ts";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { readLayout } from "#app/shell/list-layout.ts";
import { ListPage } from "#app/shell/list-page.tsx";
import { listQuery } from "#app/shell/list-query.ts";
import { pageTitle } from "#app/shell/page-title.ts";
import type { Job } from "#app/shell/use-job.ts";
import type { Column } from "#app/ui/data-table.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { page } from "#worker/kernel/page.ts";
import { listJobs } from "#worker/modules/jobs/index.ts";
import { JOB_FIELDS } from "#worker/modules/jobs/options.ts";
import type { Route } from "./+types/jobs.ts";
import { JobState, useJobName } from "./words.tsx";

export const handle = { live: ["jobs"] };

export async function loader({ context, request }: Route.LoaderArgs) {
  const list = await page(context).run(listJobs, listQuery(request.url) as never);
  return { list, layout: readLayout(request.headers.get("cookie"), "jobs") };
}

const { status, createdAt } = JOB_FIELDS;
const SHOWN_FIELDS = { status, createdAt };

export const meta = pageTitle("jobs.title");

/** Work in the background: what runs, what ran, what came of it. */
export default function JobsPage({ loaderData }: Route.ComponentProps) {
  const t = useT();
  return (
    <ListPage
      list="jobs"
      title={t("jobs.title")}
      part={loaderData.list}
      select={selectList}
      columns={useColumns()}
      fields={useMemo(() => filterFields(t, "jobs", SHOWN_FIELDS), [t])}
      layout={loaderData.layout}
      rowId={(job) => job.id}
      rowLabel={(job) => job.id}
      href={(job) => `/jobs/${job.id}`}
      searchable={false}
      empty={<EmptyState icon={ListChecks} title={t("jobs.empty")} text={t("jobs.emptyText")} />}
    />
  );
}

function useColumns(): Column<Job>[] {
  const t = useT();
  const format = useFormat();
  const nameOf = useJobName();
  return useMemo(
    () => [
      {
        id: "name",
        header: t("jobs.field.name"),
        width: 280,
        fixed: true,
        card: "title",
        cell: nameOf,
      },
      {
        id: "status",
        header: t("jobs.field.status"),
        width: 130,
        card: "state",
        cell: (job) => <JobState job={job} />,
      },
      ...(["total", "done", "failed"] as const).map(
        (id): Column<Job> => ({
          id,
          header: t(`jobs.field.${id}`),
          width: 95,
          align: "end",
          cell: (job) => <span className="num">{format.number(job[id])}</span>,
        }),
      ),
      { id: "actorName", header: t("jobs.field.actorName"), width: 150, card: "text", cell: (job) => job.actorName },
      {
        id: "createdAt",
        header: t("jobs.field.createdAt"),
        width: 160,
        sortable: true,
        card: "end",
        cell: (job) => <span className="num">{format.dateTime(job.createdAt)}</span>,
      },
    ],
    [t, format, nameOf],
  );
}

function selectList(answer: Route.ComponentProps["loaderData"]) {
  return answer.list;
}
