import { nothing } from "#worker/kernel/contract.ts";
import { command } from "#worker/kernel/operation.ts";
import { apiKeyRevoked } from "../events.ts";
import { ApiKeyId } from "./contract.ts";
import * as apiKeys from "./repository.ts";

export const revokeApiKey = command({
  name: "api_keys.revoke",
  summary: "Revoke an API key, at once and for ever",
  access: "api_keys:write",
  route: "DELETE /api-keys/:id",
  input: ApiKeyId,
  output: nothing,
  write: ({ input: { id } }) => ({ lock: apiKeys.lockLive(id), revoked: apiKeys.revoke(id) }),
  events: ({ input }) => [apiKeyRevoked(input.id)],
  result: () => null,
});
