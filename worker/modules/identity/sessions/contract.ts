import { z } from "zod";
import { id, instant } from "#worker/kernel/contract.ts";

export const SessionId = z.strictObject({ id });
export const NoInput = z.strictObject({});
export const SessionList = z.object({
  data: z.array(
    z.object({
      id,
      current: z.boolean(),
      device: z.object({ browser: z.string().nullable(), system: z.string().nullable() }),
      ip: z.string().nullable(),
      createdAt: instant,
      lastSeenAt: instant,
      expiresAt: instant,
    }),
  ),
});
