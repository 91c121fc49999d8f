import { withoutHidden } from "#worker/kernel/custom/hidden.ts";
import { pageFrom } from "#worker/kernel/db/keyset.ts";
import { query } from "#worker/kernel/operation.ts";
import { AuditPage, ListAudit } from "./contract.ts";
import * as audit from "./repository.ts";

export const listAudit = query({
  name: "audit.list",
  summary: "Who changed what, when, from where, and what it was before",
  access: "audit:read",
  route: "GET /audit",
  input: ListAudit,
  output: AuditPage,
  read: ({ input, ctx }) => audit.list(input, ctx),
  result: (found, { input, ctx, actor }) => {
    const page = pageFrom(found, input);
    return { ...page, data: withoutHidden(page.data, ctx.tenant, actor) };
  },
});
