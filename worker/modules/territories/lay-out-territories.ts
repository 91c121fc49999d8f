import { guard } from "#worker/kernel/db/guard.ts";
import { sendJob } from "#worker/kernel/jobs/start.ts";
import { command } from "#worker/kernel/operation.ts";
import { LaidOut, LayOutTerritories } from "./contract.ts";
import { territoryChanged } from "./events.ts";
import { PROVINCES } from "./options.ts";
import { REGIONS } from "./regions.ts";
import * as territories from "./repository.ts";

/** The country, its seven regions and the 81 provinces below them, each with its plate code as its rule. */
export const layOutTerritories = command({
  name: "territories.lay_out",
  summary: "Begin with Turkey's regions and provinces, where there is no territory yet",
  access: "territories:write",
  route: "POST /territories/lay-out",
  input: LayOutTerritories,
  output: LaidOut,
  prepare: async ({ input: { name }, ctx }) => {
    const top = { id: ctx.newId(), name, parentId: null, provinces: [] };
    const regions = REGIONS.map(({ name, provinces }) => {
      const region = { id: ctx.newId(), name, parentId: top.id, provinces: [] };
      const below = provinces.map((code) => ({
        ...{ id: ctx.newId(), name: PROVINCES[code - 1] ?? "", parentId: region.id },
        provinces: [code],
      }));
      return [region, ...below];
    });
    return { job: ctx.newId(), top: top.id, list: [top, ...regions.flat()] };
  },
  write: ({ prepared: { list, job } }) => ({
    turn: territories.takeTurn(),
    none: guard(territories.isNone(), "territories.not_empty"),
    made: territories.insertMany(list),
    settled: territories.settle(job, null, undefined),
  }),
  events: ({ prepared: { top } }) => [territoryChanged(top)],
  result: ({ settled: { settled } }, { prepared: { list } }) => ({ made: list.length, ...settled }),
  after: ({ ctx, prepared: { job } }) => sendJob(ctx, job),
});
