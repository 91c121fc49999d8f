import { useT } from "#app/shell/i18n.tsx";
import { useBulk } from "#app/shell/use-bulk.tsx";
import { toast } from "#app/ui/toast.ts";
import { HandOver } from "../hand-over.tsx";
import type { Pipeline } from "./pipelines.tsx";
import { useChange } from "./use-change.ts";

type Props = {
  open: boolean;
  pipeline: Pipeline;
  others: readonly Pipeline[];
  /** Whether the pipeline is put away as well. */
  archives: boolean;
  onClose: () => void;
};

/** Where the open deals of a pipeline go: by themselves as a job, or at once with the pipeline put away. */
export function HandOverPipeline({ open, pipeline, others, archives, onClose }: Props) {
  const t = useT();
  const { change } = useChange();
  const { run, dialogs } = useBulk("deals", (id) => `/deals/${id}`);
  const { id, name } = pipeline;
  const archive = async (stages: Record<string, string>) => {
    if (!(await change(`POST /pipelines/${id}/archive`, { stages }))) return;
    toast({ title: t("settings.pipelines.archived", { name }) });
    onClose();
  };
  // From the bottom up: each lands on top of its new stage.
  const query = `filter[pipelineId]=${id}&filter[status]=open&sort=-position`;
  const move = (stages: Record<string, string>) =>
    run({ count: 0, select: { query } }, { action: "transfer", values: { stages } });
  return (
    <>
      <HandOver
        open={open}
        title={archives ? t("settings.pipelines.archiveTitle", { name }) : t("settings.pipelines.moveDeals")}
        text={t(archives ? "settings.pipelines.archiveText" : "settings.pipelines.moveText")}
        from={[pipeline]}
        to={others}
        confirm={t(archives ? "settings.pipelines.archive" : "deals.moveTo")}
        onAnswer={archives ? archive : move}
        onClose={onClose}
      />
      {dialogs}
    </>
  );
}
