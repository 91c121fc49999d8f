import { pageFrom } from "#worker/kernel/db/keyset.ts";
import { query } from "#worker/kernel/operation.ts";
import { ApiKeyPage, ListApiKeys } from "./contract.ts";
import * as apiKeys from "./repository.ts";

export const listApiKeys = query({
  name: "api_keys.list",
  summary: "List API keys",
  access: "api_keys:write",
  route: "GET /api-keys",
  input: ListApiKeys,
  output: ApiKeyPage,
  read: ({ input, ctx }) => apiKeys.list(input, ctx),
  result: (found, { input }) => pageFrom(found, input),
});
