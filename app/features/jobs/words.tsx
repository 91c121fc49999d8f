import { useRouteLoaderData } from "react-router";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { isOpen, type Job } from "#app/shell/use-job.ts";
import { Badge, type Tone } from "#app/ui/badge.tsx";

const tones: Record<Job["status"], Tone> = {
  waiting: "neutral",
  running: "info",
  done: "good",
  failed: "bad",
  cancelled: "warn",
};

/** What a job does, to what: "Change · Customers". */
export function useJobName(): (job: Pick<Job, "kind" | "action" | "subject">) => string {
  const t = useT();
  const frame = useRouteLoaderData("features/frame/app-layout") as
    | { objects?: { name: string; plural: string }[] }
    | undefined;
  return ({ kind, action, subject }) => {
    const own = frame?.objects?.find(({ name }) => name === subject)?.plural;
    const records = own ?? t.find(`jobs.subject.${subject}`) ?? subject;
    const what = t.find(`jobs.action.${action}`) ?? t.find(`jobs.kind.${kind}`) ?? kind;
    return kind === "undo" ? `${t("jobs.kind.undo")}: ${what} · ${records}` : `${what} · ${records}`;
  };
}

export function JobState({ job }: { job: Job }) {
  const t = useT();
  const format = useFormat();
  const share = job.total > 0 && isOpen(job) ? ` ${format.percent(settled(job) / job.total, 0)}` : "";
  return (
    <Badge tone={tones[job.status]}>
      {t(`jobs.status.${job.status}`)}
      {share}
    </Badge>
  );
}

/** How many records are through. */
export function settled({ done, failed, skipped }: Job): number {
  return done + failed + skipped;
}
