import { z } from "zod";
import { id, instant, line } from "#worker/kernel/contract.ts";
import { listInput, pageOf } from "#worker/kernel/list/contract.ts";
import { grants } from "../roles/contract.ts";
import { SCOPES } from "../roles/options.ts";
import { API_KEY_FIELDS, API_KEY_SORTS } from "./options.ts";

export const CreateApiKey = z.strictObject({ name: line(80), grants, expiresAt: instant.nullable().optional() });
export const ApiKeyId = z.strictObject({ id });
/** Revoked ones only with `filter[revoked]=true`. */
export const ListApiKeys = listInput({ fields: API_KEY_FIELDS, sorts: API_KEY_SORTS, sort: "-createdAt" });

export const ApiKey = z.object({
  id,
  name: z.string(),
  /** The first characters of the secret, to recognise it by. */
  prefix: z.string(),
  grants: z.record(z.string(), z.enum(SCOPES)),
  createdBy: id.nullable(),
  createdByName: z.string().nullable(),
  createdAt: instant,
  lastUsedAt: instant.nullable(),
  expiresAt: instant.nullable(),
  revokedAt: instant.nullable(),
});
export const ApiKeyPage = pageOf(ApiKey);

/** `secret` is shown this once; only its hash is stored. */
export const CreatedApiKey = ApiKey.extend({ secret: z.string() });
