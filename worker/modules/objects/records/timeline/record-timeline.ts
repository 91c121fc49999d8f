import { inPlaces, pageFrom } from "#worker/kernel/db/keyset.ts";
import { Timeline, withFieldNames } from "#worker/kernel/events/timeline.ts";
import { query } from "#worker/kernel/operation.ts";
import { ReadRecordTimeline } from "../contract.ts";
import * as records from "../repository.ts";
import * as timeline from "./repository.ts";

export const recordTimeline = query({
  name: "records.timeline",
  summary: "What happened to a record, newest first",
  access: "staff",
  route: "GET /objects/:object/records/:id/timeline",
  input: ReadRecordTimeline,
  output: Timeline,
  read: ({ input, ctx }) => ({
    may: records.may(ctx, input.object, "read"),
    there: records.mustBe(input.object, input.id, ctx),
    rows: timeline.page(input),
    count: timeline.count(input.id),
  }),
  result: ({ rows, count }, { input, ctx }) =>
    pageFrom({ rows: inPlaces(withFieldNames(rows, ctx.tenant)), count }, { ...input, sort: timeline.ORDER }),
});
