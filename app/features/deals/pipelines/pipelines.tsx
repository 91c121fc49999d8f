import { Plus } from "lucide-react";
import { useState } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { PageBody, PageHeader } from "#app/shell/page-header.tsx";
import { pageTitle } from "#app/shell/page-title.ts";
import { useMe } from "#app/shell/use-me.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { lazyDialog } from "#app/ui/dialog.tsx";
import type { OutputOf } from "#worker/kernel/context.ts";
import { page } from "#worker/kernel/page.ts";
import { listCompetitors, listLostReasons, listPipelines, listWinReasons } from "#worker/modules/pipeline/index.ts";
import type { Route } from "./+types/pipelines.ts";
import { Choices } from "./choices.tsx";
import { PipelineCard } from "./pipeline-card.tsx";

const NewPipeline = lazyDialog(async () => (await import("./new-pipeline.tsx")).NewPipeline);

export type Pipeline = OutputOf<typeof listPipelines>["data"][number];
export type Stage = Pipeline["stages"][number];
export type Choice = OutputOf<typeof listLostReasons>["data"][number];

export const meta = pageTitle("settings.pipelines.title");

/** What makes the page read again: see the frame. */
export const handle = { live: ["pipelines", "stages", "lost_reasons", "win_reasons", "competitors"] };

export async function loader({ context }: Route.LoaderArgs) {
  const { run, fields } = page(context);
  const both = (read: typeof listLostReasons) =>
    Promise.all([run(read, { limit: 200 }), run(read, { limit: 200, filter: { archived: { eq: true } } })]);
  const [pipelines, lost, won, rivals] = await Promise.all([
    run(listPipelines, { limit: 200 }),
    both(listLostReasons),
    both(listWinReasons as typeof listLostReasons),
    both(listCompetitors as typeof listLostReasons),
  ]);
  const all = (parts: typeof lost) => parts.flatMap(({ data }) => data);
  return {
    pipelines: pipelines.data,
    choices: { "lost-reasons": all(lost), "win-reasons": all(won), competitors: all(rivals) },
    fields: fields("deals"),
  };
}

/** Pipelines, their stages, and the reasons for which deals are lost. */
export default function PipelinesPage({ loaderData: { choices, fields, pipelines } }: Route.ComponentProps) {
  const t = useT();
  const mayWrite = useMe().may("pipelines:write");
  const [adding, setAdding] = useState(false);
  return (
    <>
      <PageHeader
        title={t("settings.pipelines.title")}
        actions={
          mayWrite && (
            <Button variant="primary" icon={Plus} onClick={() => setAdding(true)}>
              {t("settings.pipelines.new")}
            </Button>
          )
        }
      />
      <PageBody>
        <div className="grid max-w-4xl gap-6">
          <p className="max-w-2xl text-text-2">{t("settings.pipelines.text")}</p>
          {!mayWrite && <Banner>{t("settings.pipelines.readOnly")}</Banner>}
          {pipelines.map((pipeline) => (
            <PipelineCard key={pipeline.id} pipeline={pipeline} all={pipelines} fields={fields} readOnly={!mayWrite} />
          ))}
          {(["lost-reasons", "win-reasons", "competitors"] as const).map((kind) => (
            <Choices key={kind} kind={kind} entries={choices[kind]} readOnly={!mayWrite} />
          ))}
        </div>
      </PageBody>
      {adding && <NewPipeline open onClose={() => setAdding(false)} />}
    </>
  );
}
