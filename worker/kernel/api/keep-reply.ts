import { z } from "zod";
import { keepReply as statement } from "../db/reply.ts";
import { command } from "../operation.ts";

/** Not part of any module and without a route: the API runs it after a POST with `Idempotency-Key` was answered. */
export const keepReply = command({
  name: "api.keep_reply",
  summary: "Keep the answer to an idempotent request",
  access: "staff",
  input: z.strictObject({
    key: z.string(),
    hash: z.string(),
    reply: z.object({ status: z.int(), body: z.unknown(), headers: z.record(z.string(), z.string()) }),
  }),
  output: z.null(),
  write: ({ input }) => ({ kept: statement(input.key, input.hash, input.reply) }),
  result: () => null,
});
