import { query } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { CustomRecord, RecordId } from "./contract.ts";
import * as records from "./repository.ts";

export const getRecord = query({
  name: "records.get",
  summary: "One record of one of the agency's own objects",
  access: "staff",
  route: "GET /objects/:object/records/:id",
  input: RecordId,
  output: CustomRecord,
  read: ({ input: { object, id }, ctx }) => ({
    may: records.may(ctx, object, "read"),
    there: records.mustBe(object, id, ctx),
    found: records.one(object, id, ctx),
  }),
  result: ({ found }) => theOne(found),
});
