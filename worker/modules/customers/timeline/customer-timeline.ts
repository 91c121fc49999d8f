import { inPlaces, pageFrom } from "#worker/kernel/db/keyset.ts";
import { Failure } from "#worker/kernel/errors.ts";
import { Timeline, withFieldNames } from "#worker/kernel/events/timeline.ts";
import { query } from "#worker/kernel/operation.ts";
import { documentOf } from "#worker/kernel/rich/plain-text.ts";
import { isThere } from "../repository.ts";
import { ReadTimeline } from "./contract.ts";
import * as timeline from "./repository.ts";

export const customerTimeline = query({
  name: "customers.timeline",
  summary: "What happened around a customer, newest first: its own changes, notes, deals, projects and tasks",
  access: "customers:read",
  route: "GET /customers/:id/timeline",
  input: ReadTimeline,
  output: Timeline,
  read: ({ input }) => ({ customer: isThere(input.id), rows: timeline.page(input), count: timeline.count(input) }),
  result: ({ customer, rows, count }, { input, ctx }) => {
    if (!customer.there) throw new Failure("not_found");
    return pageFrom(
      { rows: inPlaces(withFieldNames(rows.map(withNote), ctx.tenant)), count },
      { ...input, sort: timeline.ORDER },
    );
  },
});

/** A note that was written as plain text has a look all the same. */
function withNote({ document, body, ...row }: timeline.Stored): timeline.Stored {
  return { ...row, body, document: document ?? (body === null ? null : documentOf(body)) };
}
