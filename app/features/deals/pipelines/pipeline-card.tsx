import { Archive, ArrowUpToLine, Ellipsis } from "lucide-react";
import { useT } from "#app/shell/i18n.tsx";
import { Badge } from "#app/ui/badge.tsx";
import { EditableField } from "#app/ui/editable-field.tsx";
import { IconButton } from "#app/ui/icon-button.tsx";
import { Menu } from "#app/ui/menu.tsx";
import { toast } from "#app/ui/toast.ts";
import { AddStage } from "./add-stage.tsx";
import type { Pipeline } from "./pipelines.tsx";
import { Stages } from "./stages.tsx";
import { useChange } from "./use-change.ts";

type Props = { pipeline: Pipeline; before: readonly Pipeline[]; only: boolean; readOnly: boolean };

/** One pipeline: its name, its stages, what can be done with it. */
export function PipelineCard({ pipeline, before, only, readOnly }: Props) {
  const t = useT();
  const { change, save } = useChange();
  const first = before.length === 0;
  const archive = async () => {
    if (await change(`POST /pipelines/${pipeline.id}/archive`))
      toast({ title: t("deals.settings.archived", { name: pipeline.name }) });
  };
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
            label={t("deals.settings.pipelineName")}
            value={pipeline.name}
            readOnly={readOnly}
            onSave={(name) => save(`PATCH /pipelines/${pipeline.id}`, { name })}
          />
        </h2>
        {first && !only && (
          <Badge plain filled className="ml-2 shrink-0">
            {t("deals.settings.default")}
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
                        label: t("deals.settings.makeDefault"),
                        icon: ArrowUpToLine,
                        onSelect: () => void makeDefault(),
                      },
                    ]),
                { label: t("deals.settings.archive"), icon: Archive, onSelect: () => void archive() },
              ]}
              trigger={<IconButton icon={Ellipsis} aria-label={t("deals.settings.options", { name: pipeline.name })} />}
            />
          </span>
        )}
      </header>
      <Stages pipeline={pipeline} readOnly={readOnly} />
      {!readOnly && <AddStage pipelineId={pipeline.id} />}
    </section>
  );
}
