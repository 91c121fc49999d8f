import { z } from "zod";
import { resend } from "#worker/kernel/events/resend.ts";
import { command } from "#worker/kernel/operation.ts";
import { RetryDeadAnywhere } from "./contract.ts";
import * as repository from "./repository.ts";

export const retryDeadAnywhere = command({
  name: "events.retry_dead_anywhere",
  summary: "Deliver a dead letter of any tenant once more",
  access: "operator",
  input: RetryDeadAnywhere,
  output: z.null(),
  write: ({ input }) => ({ revived: repository.reviveAnywhere(input.tenantId, input.id) }),
  result: ({ revived }, { ctx, input: { tenantId } }) => {
    const rows = revived.map((row) => ({ ...row, tenantId }));
    // Should this get lost, the sweep sends it in a quarter of an hour.
    ctx.later(resend(ctx.services.queues, rows));
    return null;
  },
});
