import { useEffect, useState } from "react";
import { Link } from "react-router";
import { Button } from "#app/ui/button.tsx";
import { Dialog } from "#app/ui/dialog.tsx";
import type { OutputOf } from "#worker/kernel/context.ts";
import type { listJobRows } from "#worker/modules/jobs/index.ts";
import { useT } from "./i18n.tsx";
import { useApi } from "./use-api.ts";
import type { Job } from "./use-job.ts";

type Rows = OutputOf<typeof listJobRows>;
type Props = {
  open: boolean;
  job: Job | undefined;
  path: ((id: string) => string) | undefined;
  onClose: () => void;
};

/** Which of a job's records could not be changed, and why. */
export function BulkReport({ open, job, path, onClose }: Props) {
  const t = useT();
  const rows = useFailed(job);
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t("shell.list.bulkFailed", { count: job?.failed ?? 0 })}
      actions={
        <>
          {job && (
            <Link to={`/jobs/${job.id}`} className="mr-auto text-text-2 hover:underline">
              {t("shell.list.bulkJob")}
            </Link>
          )}
          <Button onClick={onClose}>{t("ui.close")}</Button>
        </>
      }
    >
      <ul>
        {rows.map(({ position, recordId, label, problem }) => (
          <li key={position} className="border-line border-b py-2 last:border-0">
            {path && recordId ? (
              <Link to={path(recordId)} className="break-words font-medium hover:underline">
                {label ?? t("shell.list.bulkUnseen")}
              </Link>
            ) : (
              <p className="break-words font-medium">{label ?? t("shell.list.bulkUnseen")}</p>
            )}
            <p className="break-words text-text-2">{problem?.message}</p>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

/** As many as one page of the API holds; the job's own page has them all. */
function useFailed(job: Job | undefined): Rows["data"] {
  const api = useApi();
  const [rows, setRows] = useState<Rows["data"]>([]);
  useEffect(() => {
    if (!job) return;
    void api<Rows>(`GET /jobs/${job.id}/rows?filter[status]=failed&limit=200`).then(({ output }) =>
      setRows(output?.data ?? []),
    );
  }, [api, job]);
  return rows;
}
