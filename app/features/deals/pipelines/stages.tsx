import { useState } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { lazyDialog } from "#app/ui/dialog.tsx";
import { useReorder } from "#app/ui/use-reorder.ts";
import type { ShownField } from "#worker/kernel/custom/field.ts";
import type { Pipeline, Stage } from "./pipelines.tsx";
import { StageRow, stageGrid } from "./stage-row.tsx";
import { useChange } from "./use-change.ts";

const DeleteStage = lazyDialog(async () => (await import("./delete-stage.tsx")).DeleteStage);

type Props = { pipeline: Pipeline; all: readonly Pipeline[]; fields: readonly ShownField[]; readOnly: boolean };

/** The stages of a pipeline in their order, which is changed by dragging or with the keyboard. */
export function Stages({ pipeline, all, fields, readOnly }: Props) {
  const t = useT();
  const { change } = useChange();
  const [removing, setRemoving] = useState<Stage>();
  const { ordered, list, said, rowOf } = useReorder(pipeline.stages, (stageIds) =>
    change(`PATCH /pipelines/${pipeline.id}`, { stageIds }),
  );
  return (
    <>
      <div
        aria-hidden="true"
        className={`${stageGrid} min-h-8 items-center border-line border-b text-sm text-text-3 max-sm:hidden`}
      >
        <span className="pl-11">{t("settings.pipelines.stage")}</span>
        <span className="px-2">{t("settings.pipelines.probability")}</span>
        <span className="px-2">{t("settings.pipelines.rotting")}</span>
        <span className="px-2">{t("settings.pipelines.asked")}</span>
      </div>
      <ol ref={list} className="divide-y divide-line">
        {ordered.map((stage) => (
          <StageRow
            key={stage.id}
            stage={stage}
            fields={fields}
            readOnly={readOnly}
            {...rowOf(stage)}
            {...(pipeline.stages.length > 1 ? { onDelete: () => setRemoving(stage) } : {})}
          />
        ))}
      </ol>
      <p role="status" aria-live="assertive" className="sr-only">
        {said}
      </p>
      {removing && (
        <DeleteStage
          open
          stage={removing}
          pipelines={takers(all, pipeline, removing)}
          onClose={() => setRemoving(undefined)}
        />
      )}
    </>
  );
}

/** The pipelines without the stage that goes, its own first. */
function takers(all: readonly Pipeline[], own: Pipeline, gone: Stage): Pipeline[] {
  const rest = { ...own, stages: own.stages.filter(({ id }) => id !== gone.id) };
  return [rest, ...all.filter((other) => other !== own)];
}
