import { Archive, Ellipsis } from "lucide-react";
import ArrowRightLeft from "lucide-react/icons/arrow-right-left";
import ArrowUpToLine from "lucide-react/icons/arrow-up-to-line";
import { useState } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { Badge } from "#app/ui/badge.tsx";
import { lazyDialog } from "#app/ui/dialog.tsx";
import { EditableField } from "#app/ui/editable-field.tsx";
import { IconButton } from "#app/ui/icon-button.tsx";
import { Menu } from "#app/ui/menu.tsx";
import type { ShownField } from "#worker/kernel/custom/field.ts";
import { AddStage } from "./add-stage.tsx";
import type { Pipeline } from "./pipelines.tsx";
import { Stages } from "./stages.tsx";
import { useChange } from "./use-change.ts";

const HandOverPipeline = lazyDialog(async () => (await import("./hand-over-pipeline.tsx")).HandOverPipeline);

type Props = { pipeline: Pipeline; all: readonly Pipeline[]; fields: readonly ShownField[]; readOnly: boolean };

/** One pipeline: its name, its stages, what can be done with it. */
export function PipelineCard({ pipeline, all, fields, readOnly }: Props) {
  const t = useT();
  const { change, save } = useChange();
  const [handing, setHanding] = useState<"move" | "archive">();
  const before = all.slice(0, all.indexOf(pipeline));
  const only = all.length === 1;
  const first = before.length === 0;
  /** The others move down by one. */
  const makeDefault = async () => {
    for (const [at, other] of [pipeline, ...before].entries())
      if (!(await change(`PATCH /pipelines/${other.id}`, { position: at }))) return;
  };
  return (
    <section aria-label={pipeline.name} className="rounded-xl border border-line bg-panel shadow-sm">
      <header className="flex min-h-12 items-center gap-2 border-line border-b px-4 py-1.5">
        <h2 className="min-w-0 font-semibold text-md">
          <EditableField
            label={t("settings.pipelines.pipelineName")}
            value={pipeline.name}
            readOnly={readOnly}
            onSave={(name) => save(`PATCH /pipelines/${pipeline.id}`, { name })}
          />
        </h2>
        {first && !only && (
          <Badge plain filled className="ml-2 shrink-0">
            {t("settings.pipelines.default")}
          </Badge>
        )}
        {!readOnly && !only && (
          <span className="ml-auto">
            <Menu
              align="end"
              items={[
                ...(first
                  ? []
                  : [
                      {
                        label: t("settings.pipelines.makeDefault"),
                        icon: ArrowUpToLine,
                        onSelect: () => void makeDefault(),
                      },
                    ]),
                {
                  label: t("settings.pipelines.moveDeals"),
                  icon: ArrowRightLeft,
                  onSelect: () => setHanding("move"),
                },
                { label: t("settings.pipelines.archive"), icon: Archive, onSelect: () => setHanding("archive") },
              ]}
              trigger={
                <IconButton icon={Ellipsis} aria-label={t("settings.pipelines.options", { name: pipeline.name })} />
              }
            />
          </span>
        )}
      </header>
      <Stages {...{ pipeline, all, fields, readOnly }} />
      {!readOnly && <AddStage pipelineId={pipeline.id} />}
      {handing && (
        <HandOverPipeline
          open
          pipeline={pipeline}
          others={all.filter((other) => other !== pipeline)}
          archives={handing === "archive"}
          onClose={() => setHanding(undefined)}
        />
      )}
    </section>
  );
}
