import { useEffect, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { useApi } from "#app/shell/use-api.ts";
import { type Job, useFollowJob } from "#app/shell/use-job.ts";
import { toast } from "#app/ui/toast.ts";
import type { OutputOf } from "#worker/kernel/context.ts";
import type { getExport } from "#worker/modules/exports/index.ts";

type Export = OutputOf<typeof getExport>;

/** Has a file written and follows it. It is brought at once while its dialog is open, else offered in a toast. */
export function useExport(open: boolean) {
  const t = useT();
  const api = useApi();
  const go = useNavigate();
  const follow = useFollowJob();
  const [{ busy, done, total }, setState] = useState({ busy: false, done: 0, total: 0 });
  const watching = useRef(open);
  useEffect(() => {
    watching.current = open;
  }, [open]);
  const show = (job: Job) => setState({ busy: true, done: job.done + job.skipped, total: job.total });
  /** True when the file was brought. */
  const start = async (body: object): Promise<boolean> => {
    setState({ busy: true, done: 0, total: 0 });
    const { output } = await api<Export>("POST /exports", { body });
    const job = output && (await follow({ id: output.jobId, status: "waiting" } as Job, show));
    setState({ busy: false, done: 0, total: 0 });
    if (!(output && job)) return false;
    if (job.status !== "done") {
      toast({ title: job.problem?.message ?? t("lists.export.failed"), tone: "bad" });
      return false;
    }
    if (watching.current) bring(output.id);
    else
      toast({
        title: t("lists.export.ready", { count: job.done }),
        tone: "good",
        action: { label: t("lists.export.see"), run: () => void go("/exports") },
      });
    return watching.current;
  };
  return { busy, done, total, start };
}

/** The browser saves it under the name that the answer says. */
function bring(id: string): void {
  const link = document.createElement("a");
  link.href = `/api/v1/exports/${id}/file`;
  link.download = "";
  link.click();
}
