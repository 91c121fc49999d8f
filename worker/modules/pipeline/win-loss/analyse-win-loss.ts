import { query } from "#worker/kernel/operation.ts";
import { AnalyseWinLoss, DIMENSIONS, WinLoss } from "../analysis/contract.ts";
import { type Closed, closed } from "./repository.ts";

/** Deals closed in the period as they are now: who was won and opened again counts no more. Archived ones do not count. */
export const analyseWinLoss = query({
  name: "deals.win_loss",
  summary: "What was won and lost in a period: by reason, competitor, owner and kind of customer",
  access: "deals:read",
  route: "GET /deals/win-loss",
  input: AnalyseWinLoss,
  output: WinLoss,
  read: ({ input, ctx }) => ({ found: closed(input, ctx.tenant?.currency ?? "") }),
  result: ({ found }, { ctx }) => {
    const rated = ({ won, lost, wonMinor, lostMinor }: Closed) => {
      return { won, lost, winRate: won + lost > 0 ? won / (won + lost) : null, wonMinor, lostMinor };
    };
    const total = found.find(({ by }) => by === "total");
    return {
      currency: ctx.tenant?.currency ?? "",
      total: rated(total ?? { won: 0, lost: 0, wonMinor: 0, lostMinor: 0 }),
      groups: DIMENSIONS.map((by) => ({
        by,
        rows: found
          .filter((row) => row.by === by)
          .map(({ key, label, ...figures }) => ({ key, label, ...rated(figures) })),
      })),
    };
  },
});
