import type { SelectProps } from "#app/ui/select.tsx";
import type { Pipeline } from "./deals.tsx";

/** The stages of the pipeline in question, else of all of them. */
export function stageOptions(pipelines: readonly Pipeline[], pipelineId: string | undefined): SelectProps["options"] {
  const [only, ...more] = pipelines.filter(({ id }) => pipelineId === undefined || id === pipelineId);
  const options = (pipeline: Pipeline) => pipeline.stages.map(({ id, name }) => ({ value: id, label: name }));
  if (!only) return [];
  return more.length === 0
    ? options(only)
    : [only, ...more].map((pipeline) => ({ label: pipeline.name, options: options(pipeline) }));
}
