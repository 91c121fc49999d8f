import { z } from "zod";
import { resend } from "#worker/kernel/events/resend.ts";
import { command } from "#worker/kernel/operation.ts";
import { RetryDead } from "./contract.ts";
import * as repository from "./repository.ts";

export const retryDead = command({
  name: "events.retry_dead",
  summary: "Deliver a dead letter once more",
  access: "events:manage",
  route: "POST /events/dead/:id/retry",
  input: RetryDead,
  output: z.null(),
  write: ({ input }) => ({ dead: repository.isDead(input.id), revived: repository.revive(input.id) }),
  result: ({ revived }, { ctx }) => {
    const { tenant, services } = ctx;
    // Should this get lost, the sweep sends it in a quarter of an hour.
    if (tenant)
      ctx.later(
        resend(
          services.queues,
          revived.map((row) => ({ ...row, tenantId: tenant.id })),
        ),
      );
    return null;
  },
});
