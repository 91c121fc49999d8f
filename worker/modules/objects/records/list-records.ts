import { pageFrom } from "#worker/kernel/db/keyset.ts";
import { query } from "#worker/kernel/operation.ts";
import { ListRecords, RecordPage } from "./contract.ts";
import * as records from "./repository.ts";

export const listRecords = query({
  name: "records.list",
  summary: "List the records of one of the agency's own objects",
  access: "staff",
  route: "GET /objects/:object/records",
  input: ListRecords,
  output: RecordPage,
  read: ({ input, ctx }) => ({ may: records.may(ctx, input.object, "read"), ...records.list(input, ctx) }),
  result: (found, { input }) => pageFrom(found, input),
});
