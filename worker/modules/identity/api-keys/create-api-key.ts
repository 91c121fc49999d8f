import { guard } from "#worker/kernel/db/guard.ts";
import { Failure } from "#worker/kernel/errors.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { hashToken } from "#worker/kernel/token.ts";
import { apiKeyCreated } from "../events.ts";
import { checkGrants } from "../roles/check-grants.ts";
import { mayGrant } from "../roles/repository.ts";
import { CreateApiKey, CreatedApiKey } from "./contract.ts";
import { newSecret } from "./new-secret.ts";
import { PREFIX_LENGTH } from "./options.ts";
import * as apiKeys from "./repository.ts";

/** The secret is in this answer and nowhere else. The key holds no more than who makes it, then and later (a trigger). */
export const createApiKey = command({
  name: "api_keys.create",
  summary: "Make an API key; its secret is shown once",
  access: "api_keys:write",
  route: "POST /api-keys",
  creates: true,
  shownOnce: true,
  input: CreateApiKey,
  output: CreatedApiKey,
  prepare: async ({ ctx }) => ({ id: ctx.newId(), secret: newSecret() }),
  write: ({ input: { name, grants, expiresAt = null }, ctx, prepared: { id, secret } }) => {
    checkGrants(ctx.tenant, grants);
    if (expiresAt && Date.parse(expiresAt) <= ctx.clock.now()) {
      throw new Failure("invalid", "invalid", { fields: [{ path: "expiresAt", reason: "identity.in_the_past" }] });
    }
    const prefix = secret.slice(0, PREFIX_LENGTH);
    return {
      mayGrant: mayGrant(grants),
      noLonger: guard(apiKeys.isNoLongerThanActor(expiresAt), "identity.outlives_its_maker"),
      made: apiKeys.insert({
        id,
        name,
        prefix,
        secretHash: hashToken(secret),
        grants,
        expiresAt,
      }),
      found: apiKeys.one(id),
    };
  },
  events: ({ prepared: { id } }) => [apiKeyCreated(id)],
  result: ({ found }, { prepared: { secret } }) => ({ ...theOne(found), secret }),
});
