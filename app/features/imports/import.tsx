import { useEffect } from "react";
import { Link, useRevalidator } from "react-router";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { PageHeader } from "#app/shell/page-header.tsx";
import { pageTitle } from "#app/shell/page-title.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Progress } from "#app/ui/progress.tsx";
import { page } from "#worker/kernel/page.ts";
import { getImport } from "#worker/modules/imports/index.ts";
import type { Route } from "./+types/import.ts";
import { Counts } from "./counts.tsx";
import { Mapping } from "./mapping.tsx";
import { type Import, ImportState } from "./state.tsx";
import { recordsPath } from "./subjects.ts";
import { type ImportChoices, useChoices } from "./use-choices.ts";
import { Verbs } from "./verbs.tsx";

export const handle = { live: ["jobs"] };

export async function loader({ context, params: { id } }: Route.LoaderArgs) {
  return { file: await page(context).run(getImport, { id }) };
}

export const meta = pageTitle("imports.title");

/** One file on its way to records: what its columns fill, a try, the writing, what came of it. */
export default function ImportPage({ loaderData: { file } }: Route.ComponentProps) {
  return <ImportSteps key={file.id} file={file} />;
}

function ImportSteps({ file }: { file: Import }) {
  const t = useT();
  const choices = useChoices(file);
  usePulse(busy(file));
  return (
    <>
      <PageHeader
        title={file.name}
        crumbs={[{ label: t("imports.title"), to: "/imports" }]}
        mark={<ImportState of={file} />}
        actions={<Verbs file={file} settled={choices.settled} />}
      />
      <div className="scroll-quiet grid min-h-0 flex-1 content-start gap-5 overflow-y-auto p-(--page)">
        <Step file={file} choices={choices} />
      </div>
    </>
  );
}

function Step({ file, choices }: { file: Import; choices: ImportChoices }) {
  const t = useT();
  const format = useFormat();
  const { counts, problem, rows, status } = file;
  if (status === "unreadable")
    return (
      <Banner tone="bad" title={problem?.message ?? t("imports.status.unreadable")}>
        <Link to={`/imports?subject=${file.subject}`} className="text-brand-text hover:underline">
          {t("imports.another")}
        </Link>
      </Banner>
    );
  const settled = counts ? counts.create + counts.update + counts.skip + counts.fail : 0;
  return (
    <>
      {busy(file) && (
        <Progress
          value={status === "reading" ? undefined : settled / Math.max(1, rows)}
          label={t(`imports.busy.${status as "reading"}`)}
          {...(status === "reading" ? {} : { detail: `${format.number(settled)} / ${format.number(rows)}` })}
        />
      )}
      {counts && <Counts file={file} counts={counts} />}
      {problem && <Banner tone="bad">{problem.message}</Banner>}
      {status === "done" && (
        <p>
          <Link to={recordsPath(file.subject)} className="text-brand-text hover:underline">
            {t("imports.see")}
          </Link>
        </p>
      )}
      {file.format?.otherEncoding !== undefined && (
        <Banner tone="warn">{t("imports.mixed", { count: file.format.otherEncoding })}</Banner>
      )}
      {(status === "ready" || status === "checked") && <Mapping file={file} choices={choices} />}
    </>
  );
}

function busy({ status }: Import): boolean {
  return status === "reading" || status === "checking" || status === "running";
}

/** Reads again every moment, also where nobody tells of changes. */
function usePulse(on: boolean): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!on) return;
    const timer = setInterval(() => void revalidate(), 2000);
    return () => clearInterval(timer);
  }, [on, revalidate]);
}
