import Download from "lucide-react/icons/download";
import { type ReactNode, useRef, useState } from "react";
import { useRevalidator } from "react-router";
import type { BulkAction, BulkProgress } from "#app/ui/bulk-bar.tsx";
import { lazyDialog } from "#app/ui/dialog.tsx";
import { toast } from "#app/ui/toast.ts";
import type { Question } from "./bulk-question.tsx";
import { useT } from "./i18n.tsx";
import type { Picked } from "./list-bulk.tsx";
import { type Refused, useApi } from "./use-api.ts";
import { type Editing, useEditMany } from "./use-edit-many.tsx";
import { type Job, useFollowJob } from "./use-job.ts";
import { useMe } from "./use-me.ts";
import { partOfLists } from "./words.ts";

const BulkReport = lazyDialog(async () => (await import("./bulk-report.tsx")).BulkReport);
const ExportDialog = lazyDialog(async () => (await partOfLists(import("./lists/export-dialog.tsx"))).ExportDialog);
const BulkQuestion = lazyDialog(async () => (await import("./bulk-question.tsx")).BulkQuestion);

/** What `POST /jobs` does with each record, and with which values. */
export type Deed = { action: string; values?: object };

/**
 * Does one thing with several rows, as a job: it goes on when the page is left. Says how many it did, what went wrong with the
 * others, and offers the way back. `progress` is for the list's bar, `ask` asks first what they are to get, and `dialogs` belong on
 * the page. `path` is where a record has its page. What was started answers whether there was a job.
 */
export function useBulk(
  subject: string,
  path?: (id: string) => string,
): {
  progress: BulkProgress | undefined;
  dialogs: ReactNode;
  ask: (question: Question) => void;
  run: (picked: Picked, deed: Deed) => Promise<boolean>;
  /** Taking them out as a file, for those who may. */
  exporting: (picked: Picked) => BulkAction[];
  /** Giving them a value of any field. */
  editing: (editing: Editing) => BulkAction;
} {
  const [failed, setFailed] = useState<Job>();
  const [asked, setAsked] = useState<{ open: boolean; times: number; question: Question }>();
  const [taken, setTaken] = useState<{ open: boolean; select: Picked["select"] }>({
    open: false,
    select: { query: "" },
  });
  const t = useT();
  const { may } = useMe();
  const { progress, run } = useRun(subject, setFailed);
  const { editing, dialog } = useEditMany(({ picked, done }, deed, answered) => {
    void run(picked, deed, answered).then((accepted) => accepted && done());
  });
  return {
    editing,
    progress,
    run,
    exporting: ({ select }) =>
      may("export:read")
        ? [
            {
              id: "export",
              label: t("shell.list.export"),
              icon: Download,
              onSelect: () => setTaken({ open: true, select }),
            },
          ]
        : [],
    ask: (question) => setAsked((before) => ({ open: true, times: (before?.times ?? 0) + 1, question })),
    dialogs: (
      <>
        <BulkQuestion
          key={asked?.times}
          open={asked?.open ?? false}
          question={asked?.question}
          onClose={() => setAsked((before) => before && { ...before, open: false })}
        />
        {dialog}
        <ExportDialog {...taken} subject={subject} onClose={() => setTaken((before) => ({ ...before, open: false }))} />
        <BulkReport open={failed !== undefined} job={failed} path={path} onClose={() => setFailed(undefined)} />
      </>
    ),
  };
}

/** Hears that there is a job, or what was refused; who listens says it. */
type Answered = (refused?: Refused) => void;

function useRun(subject: string, showFailed: (job: Job) => void) {
  const api = useApi();
  const follow = useFollowJob();
  const say = useSaying(showFailed);
  const { revalidate } = useRevalidator();
  const [progress, setProgress] = useState<BulkProgress>();
  const forget = useRef<() => void>(null);
  const show = ({ id, done, failed, skipped, total }: Job) =>
    setProgress({ done: done + failed + skipped, total, stop: () => void api(`POST /jobs/${id}/cancel`) });
  const go = async (route: string, body: object, count: number, answered?: Answered) => {
    forget.current?.();
    setProgress({ done: 0, total: count });
    const { output: started, refused } = await api<Job>(route, { body, quiet: answered !== undefined });
    answered?.(refused);
    if (started) {
      show(started);
      const job = await follow(started, show);
      await revalidate();
      if (job) forget.current = say(job, () => void go(`POST /jobs/${job.id}/undo`, {}, job.done));
    }
    setProgress(undefined);
    return started !== undefined;
  };
  const run = ({ count, select }: Picked, { action, values = {} }: Deed, answered?: Answered) =>
    go("POST /jobs", { subject, action, values, select }, count, answered);
  return { progress, run };
}

function useSaying(showFailed: (job: Job) => void) {
  const t = useT();
  return (job: Job, undo: () => void): (() => void) => {
    const { total, done, failed, skipped, mayUndo, problem } = job;
    const left = total - done - failed - skipped;
    const forget =
      done > 0 || failed + left === 0
        ? toast({ title: t("shell.list.bulkDone", { count: done }), ...(mayUndo ? { undo } : {}) })
        : () => undefined;
    if (left > 0)
      toast({ title: t("shell.list.bulkLeft", { count: left }), ...(problem ? { text: problem.message } : {}) });
    if (failed > 0)
      toast({
        title: t("shell.list.bulkFailed", { count: failed }),
        tone: "bad",
        action: { label: t("shell.list.bulkWhich"), run: () => showFailed(job) },
      });
    return forget;
  };
}
