import { z } from "zod";
import { nothing } from "#worker/kernel/contract.ts";
import { command } from "#worker/kernel/operation.ts";
import * as platform from "./repository.ts";

export const operatorSignOut = command({
  name: "platform.sign_out",
  summary: "End the operator's session",
  access: "operator",
  input: z.strictObject({}),
  output: nothing,
  write: ({ ctx }) => ({ closed: platform.closeSession("hash" in ctx.credential ? ctx.credential.hash : "") }),
  result: () => null,
});
