import { z } from "zod";
import { id } from "#worker/kernel/contract.ts";
import { command } from "#worker/kernel/operation.ts";
import { permissions } from "#worker/kernel/registry.ts";
import { builtInGrants, ROLE_KEYS } from "#worker/kernel/roles.ts";
import { CreateTenant } from "./contract.ts";
import * as platform from "./repository.ts";

/** A tenant that answers on its host seconds later; its owner gets an invitation by mail. */
export const createTenant = command({
  name: "platform.create_tenant",
  summary: "Create a tenant",
  access: "operator",
  input: CreateTenant,
  output: z.object({ id, host: z.string() }),
  prepare: async ({ ctx }) => ({ id: ctx.newId(), eventId: ctx.newId(), ownerId: ctx.newId() }),
  write: ({ input, ctx, prepared }) => ({
    made: platform.provision({
      id: prepared.id,
      slug: input.slug,
      host: input.host,
      planKey: input.planKey,
      brand: { name: input.name, colour: input.colour.toLowerCase(), radius: "medium", font: "inter" },
      language: input.language,
      currency: input.currency,
      timeZone: "Europe/Istanbul",
      eventId: prepared.eventId,
      roles: ROLE_KEYS.map((key) => ({
        id: ctx.newId(),
        key,
        name: key,
        grants: builtInGrants([{ permissions: permissions() }], key),
      })),
      owner: { id: prepared.ownerId, email: input.ownerEmail, name: input.ownerName, passwordHash: null },
    }),
  }),
  result: (_, { input, prepared }) => ({ id: prepared.id, host: input.host }),
  after: async ({ ctx, input, prepared }) => {
    await ctx.services.forgetHost(input.host);
    await ctx.services.queues.announce(prepared.id, [prepared.eventId]);
  },
});
