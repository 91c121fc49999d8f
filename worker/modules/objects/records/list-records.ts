import { pageFrom } from "#worker/kernel/db/keyset.ts";
import { Failure } from "#worker/kernel/errors.ts";
import { query } from "#worker/kernel/operation.ts";
import { ListRecords, RecordPage } from "./contract.ts";
import { objectOf } from "./object-of.ts";
import * as records from "./repository.ts";

export const listRecords = query({
  name: "records.list",
  summary: "List the records of one of the agency's own objects",
  access: "staff",
  route: "GET /objects/:object/records",
  input: ListRecords,
  output: RecordPage,
  read: ({ input, ctx }) => records.list(input, ctx),
  result: (found, { input, ctx, actor }) => {
    // Said here and not by the database: pages read several lists in one transaction, and one refusal would end them all.
    const permission = `records.${objectOf(ctx, input.object).id}:read`;
    if (actor.kind !== "system" && !actor.grants[permission])
      throw new Failure("forbidden", "forbidden", { params: { permission } });
    return pageFrom(found, input);
  },
});
