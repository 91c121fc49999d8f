import ListChecks from "lucide-react/icons/list-checks";
import Undo2 from "lucide-react/icons/undo-2";
import { type ReactNode, useMemo } from "react";
import { Link, useNavigate, useRevalidator } from "react-router";
import { recordPath } from "#app/shell/custom/record-path.ts";
import { filterFields } from "#app/shell/filter-fields.ts";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { readLayout } from "#app/shell/list-layout.ts";
import { ListPage } from "#app/shell/list-page.tsx";
import { listQuery } from "#app/shell/list-query.ts";
import { pageTitle } from "#app/shell/page-title.ts";
import { useApi } from "#app/shell/use-api.ts";
import { isOpen, type Job } from "#app/shell/use-job.ts";
import { Badge, type Tone } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import type { Column } from "#app/ui/data-table.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Progress } from "#app/ui/progress.tsx";
import type { OutputOf } from "#worker/kernel/context.ts";
import { page } from "#worker/kernel/page.ts";
import { getJob, listJobRows } from "#worker/modules/jobs/index.ts";
import { ROW_FIELDS } from "#worker/modules/jobs/options.ts";
import type { Route } from "./+types/job.ts";
import { JobState, settled, useJobName } from "./words.tsx";

export const handle = { live: ["jobs"] };

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { run } = page(context);
  const { id } = params;
  const [job, list] = await Promise.all([
    run(getJob, { id }),
    run(listJobRows, { ...(listQuery(request.url) as object), id } as never),
  ]);
  return { job, list, layout: readLayout(request.headers.get("cookie"), "job") };
}

export const meta = pageTitle("jobs.one");

type Row = OutputOf<typeof listJobRows>["data"][number];
const tones: Record<Row["status"], Tone> = { waiting: "neutral", done: "good", failed: "bad", skipped: "neutral" };

/** One job: how far it is, and what came of each record. */
export default function JobPage({ loaderData }: Route.ComponentProps) {
  const t = useT();
  const { job, list, layout } = loaderData;
  const nameOf = useJobName();
  return (
    <ListPage
      list="job"
      title={nameOf(job)}
      mark={<JobState job={job} />}
      actions={<JobActions job={job} />}
      part={list}
      select={selectList}
      columns={useColumns(job)}
      fields={useMemo(() => filterFields(t, "jobs.row", ROW_FIELDS), [t])}
      layout={layout}
      rowId={(row) => String(row.position)}
      rowLabel={(row) => row.label ?? String(row.position + 1)}
      searchable={false}
      above={<JobFacts job={job} />}
      empty={<EmptyState icon={ListChecks} title={t("jobs.noRows")} text={t("jobs.noRowsText")} />}
    />
  );
}

function JobFacts({ job }: { job: Job }) {
  const t = useT();
  const format = useFormat();
  const counts = (["done", "skipped", "failed"] as const)
    .filter((id) => id === "done" || job[id] > 0)
    .map((id) => `${t(`jobs.field.${id}`)}: ${format.number(job[id])}`);
  const other = job.undoes ?? job.undoneBy;
  return (
    <div className="grid gap-2 border-line border-b px-(--page) py-3">
      <Progress
        value={job.total > 0 ? settled(job) / job.total : isOpen(job) ? undefined : 1}
        label={format.list(counts)}
        detail={`${format.number(settled(job))} / ${format.number(job.total)}`}
      />
      <p className="text-sm text-text-2">
        {[job.actorName, format.dateTime(job.createdAt)].filter(Boolean).join(" · ")}
        {other && (
          <>
            {" · "}
            <Link to={`/jobs/${other}`} className="text-brand-text hover:underline">
              {job.undoes ? t("jobs.undoes") : t("jobs.undone")}
            </Link>
          </>
        )}
      </p>
      {job.problem && <p className="text-bad">{job.problem.message}</p>}
    </div>
  );
}

function JobActions({ job }: { job: Job }): ReactNode {
  const t = useT();
  const api = useApi();
  const go = useNavigate();
  const { revalidate } = useRevalidator();
  if (isOpen(job))
    return <Button onClick={() => void api(`POST /jobs/${job.id}/cancel`).then(revalidate)}>{t("ui.stop")}</Button>;
  if (!job.mayUndo) return null;
  const undo = async () => {
    const { output } = await api<Job>(`POST /jobs/${job.id}/undo`);
    if (output) void go(`/jobs/${output.id}`);
  };
  return (
    <Button icon={Undo2} onClick={() => void undo()}>
      {t("jobs.undo")}
    </Button>
  );
}

function useColumns({ subject }: Job): Column<Row>[] {
  const t = useT();
  return useMemo(
    () => [
      {
        id: "label",
        header: t("jobs.row.field.label"),
        width: 320,
        fixed: true,
        card: "title",
        cell: ({ label, recordId, status }) => {
          const path = recordId && status !== "waiting" ? recordPath(subject, recordId) : undefined;
          const name = label ?? t(status === "failed" ? "shell.list.bulkUnseen" : "jobs.row.waiting");
          if (!path) return <span className="truncate">{name}</span>;
          return (
            <Link to={path} className="truncate font-medium hover:underline">
              {name}
            </Link>
          );
        },
      },
      {
        id: "status",
        header: t("jobs.row.field.status"),
        width: 150,
        card: "state",
        cell: ({ status }) => <Badge tone={tones[status]}>{t(`jobs.row.status.${status}`)}</Badge>,
      },
      {
        id: "problem",
        header: t("jobs.row.field.problem"),
        width: 420,
        card: "text",
        cell: ({ problem }) => problem?.message ?? "",
      },
    ],
    [t, subject],
  );
}

function selectList(answer: Route.ComponentProps["loaderData"]) {
  return answer.list;
}
