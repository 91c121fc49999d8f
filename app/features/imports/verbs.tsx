import Download from "lucide-react/icons/download";
import Undo2 from "lucide-react/icons/undo-2";
import { useState } from "react";
import { useNavigate, useRevalidator } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { useApi } from "#app/shell/use-api.ts";
import { Button } from "#app/ui/button.tsx";
import type { Import } from "./state.tsx";

type Props = {
  file: Import;
  /** Waits until every choice is kept. */
  settled: () => Promise<void>;
};

/** What can be done with an import at its step. */
export function Verbs({ file, settled }: Props) {
  const t = useT();
  const api = useApi();
  const go = useNavigate();
  const { revalidate } = useRevalidator();
  const [sent, setSent] = useState(false);
  const { counts, id, jobId, runId, status } = file;
  const run = async (route: string) => {
    setSent(true);
    await settled();
    await api(route, { body: {} });
    await revalidate();
    setSent(false);
  };
  const undo = async () => {
    const { output } = await api<{ id: string }>(`POST /jobs/${runId}/undo`);
    if (output) void go(`/jobs/${output.id}`);
  };
  const failed = (counts?.fail ?? 0) > 0 && (
    <Button icon={Download} onClick={() => void download(id, t.language)}>
      <span className="max-sm:sr-only">{t("imports.failedRows")}</span>
    </Button>
  );
  if (status === "checking" || status === "running")
    return <Button onClick={() => void run(`POST /jobs/${jobId}/cancel`)}>{t("ui.stop")}</Button>;
  if (status === "done")
    return (
      <>
        {failed}
        {runId && counts && counts.create + counts.update > 0 && (
          <Button icon={Undo2} onClick={() => void undo()}>
            {t("imports.undo")}
          </Button>
        )}
      </>
    );
  if (status !== "ready" && status !== "checked") return null;
  return (
    <>
      {failed}
      <Button loading={sent} onClick={() => void run(`POST /imports/${id}/check`)}>
        {t("imports.check")}
      </Button>
      <Button variant="primary" loading={sent} onClick={() => void run(`POST /imports/${id}/start`)}>
        {t("imports.start")}
      </Button>
    </>
  );
}

/** A POST that answers a file: the browser saves it under the name that the answer says. */
async function download(id: string, language: string): Promise<void> {
  const answer = await fetch(`/api/v1/imports/${id}/failed`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "Accept-Language": language },
    body: "{}",
  });
  if (!answer.ok) return;
  const name = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get("content-disposition") ?? "")?.[1];
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await answer.blob());
  link.download = name ? decodeURIComponent(name) : "import.csv";
  link.click();
  URL.revokeObjectURL(link.href);
}
