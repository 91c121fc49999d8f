import { Failure } from "#worker/kernel/errors.ts";
import { query } from "#worker/kernel/operation.ts";
import { AnalysePipeline, PipelineAnalysis } from "./contract.ts";
import * as analysis from "./repository.ts";

const DAY = 86_400;

/** Archived deals do not count. A deal that moved to another pipeline stays in the figures of the stages that it was in. */
export const analysePipeline = query({
  name: "pipelines.analysis",
  summary: "How deals get from stage to stage, how long it takes them, and what a pipeline brings a day",
  access: "deals:read",
  route: "GET /pipelines/:id/analysis",
  input: AnalysePipeline,
  output: PipelineAnalysis,
  read: ({ input }) => ({
    found: analysis.pipeline(input.id),
    conversion: analysis.conversion(input),
    times: analysis.times(input),
    standing: analysis.standing(input),
    pace: analysis.pace(input),
  }),
  result: ({ found: [pipeline], conversion, times, standing, pace }, { ctx }) => {
    if (!pipeline) throw new Failure("not_found");
    const all = pace.find(({ currency }) => currency === null);
    const own = ctx.tenant?.currency ?? "";
    const currencies = pace.flatMap((one) => (one.currency === null ? [] : [velocityOf(one.currency, one)]));
    return {
      id: pipeline.id,
      name: pipeline.name,
      stages: pipeline.stages.map(({ id, name }) => {
        const { stageId: _, ...passed } = conversion.find(({ stageId }) => stageId === id) ?? NOBODY;
        const { stageId: __, ...took } = times.find(({ stageId }) => stageId === id) ?? NOTHING;
        return { id, name, ...passed, ...took, open: standing.find(({ stageId }) => stageId === id)?.open ?? 0 };
      }),
      cycle: {
        won: all?.won ?? 0,
        averageSeconds: all?.averageSeconds ?? null,
        medianSeconds: all?.medianSeconds ?? null,
      },
      velocity: [
        ...currencies.filter(({ currency }) => currency === own),
        ...currencies.filter(({ currency }) => currency !== own),
      ],
    };
  },
});

const NOBODY = { stageId: "", entered: 0, wentOn: 0, won: 0, lost: 0 };
const NOTHING = { stageId: "", visits: 0, averageSeconds: null, medianSeconds: null };

function velocityOf(currency: string, { open, won, lost, wonMinor, averageSeconds }: analysis.Pace) {
  const winRate = won + lost > 0 ? won / (won + lost) : null;
  const average = won > 0 ? wonMinor / won : null;
  const perDay =
    winRate !== null && average !== null && averageSeconds ? (open * winRate * average) / (averageSeconds / DAY) : null;
  return {
    currency,
    open,
    won,
    lost,
    winRate,
    averageMinor: average === null ? null : Math.round(average),
    cycleSeconds: averageSeconds,
    perDayMinor: perDay === null ? null : Math.round(perDay),
  };
}
