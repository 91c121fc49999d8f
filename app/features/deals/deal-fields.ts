import { useMemo } from "react";
import { filterFields } from "#app/shell/filter-fields.ts";
import { useT } from "#app/shell/i18n.tsx";
import type { FilterField } from "#app/ui/filters.ts";
import type { SearchOption } from "#app/ui/use-search.ts";
import { BOARD_FIELDS, DEAL_FIELDS } from "#worker/modules/pipeline/options.ts";
import type { Pipeline } from "./deals.tsx";
import { findCompetitors, findLostReasons, findWinReasons } from "./find-choices.ts";

/** What deals can be filtered by; the board leaves out what it shows by itself. */
export function useDealFields(pipelines: readonly Pipeline[], board: boolean): FilterField[] {
  const t = useT();
  return useMemo(() => {
    const named = (list: readonly { id: string; name: string }[], detail?: string): SearchOption[] =>
      list.map(({ id, name }) => ({ value: id, label: name, ...(detail ? { detail } : {}) }));
    const stages = pipelines.flatMap((pipeline) =>
      named(pipeline.stages, pipelines.length > 1 ? pipeline.name : undefined),
    );
    return filterFields(t, "deals", board ? { pipelineId: DEAL_FIELDS.pipelineId, ...BOARD_FIELDS } : DEAL_FIELDS, {
      pipelineId: named(pipelines),
      stageId: stages,
    }).map((field) => {
      const options = LISTS[field.id];
      return options ? { ...field, options } : field;
    });
  }, [t, pipelines, board]);
}

const LISTS: Readonly<Record<string, typeof findCompetitors>> = {
  lostReasonId: findLostReasons,
  winReasonId: findWinReasons,
  competitorId: findCompetitors,
};
