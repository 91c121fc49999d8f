import { inPlaces, pageFrom } from "#worker/kernel/db/keyset.ts";
import { Failure } from "#worker/kernel/errors.ts";
import { query } from "#worker/kernel/operation.ts";
import { BOARD_CARDS } from "../options.ts";
import { Board, ReadBoard } from "./contract.ts";
import * as board from "./repository.ts";

export const getBoard = query({
  name: "deals.board",
  summary: "A pipeline's stages with their open deals, how many there are and what they are worth",
  access: "deals:read",
  route: "GET /pipelines/:id/board",
  input: ReadBoard,
  output: Board,
  read: ({ input, ctx }) => ({
    found: board.pipeline(input.id),
    cards: board.cards(input, ctx),
    sums: board.sums(input, ctx),
  }),
  result: ({ found: [pipeline], cards, sums }) => {
    if (!pipeline) throw new Failure("not_found");
    const stages = pipeline.stages.map((stage) => {
      const own = sums.filter((sum) => sum.stageId === stage.id);
      const total = own.reduce((all, sum) => all + sum.count, 0);
      const first = cards.filter((card) => card.stageId === stage.id);
      return {
        ...stage,
        sums: own.map(({ currency, amountMinor }) => ({ currency, amountMinor })),
        cards: pageFrom({ rows: inPlaces(first), count: { total } }, { limit: BOARD_CARDS, sort: "position" }),
      };
    });
    return { id: pipeline.id, name: pipeline.name, stages };
  },
});
