import { z } from "zod";
import { id, line } from "#worker/kernel/contract.ts";
import { SCOPES } from "../roles/options.ts";

const timeZone = z.string().max(60).refine(isTimeZone, { error: "identity.unknown_time_zone" });

export const GetProfile = z.strictObject({});

/** Null leaves it to the workspace. */
export const UpdateProfile = z.strictObject({
  name: line(120).optional(),
  language: z.enum(["tr", "en"]).nullable().optional(),
  timeZone: timeZone.nullable().optional(),
  pictureId: id.nullable().optional(),
});

/** Who asks: a person, or an API key (no e-mail, role or picture). */
export const Profile = z.object({
  kind: z.enum(["user", "api_key", "system"]),
  id: id.nullable(),
  name: z.string(),
  email: z.string().nullable(),
  role: z.string().nullable(),
  roleKey: z.string().nullable(),
  language: z.enum(["tr", "en"]).nullable(),
  timeZone: z.string().nullable(),
  pictureId: id.nullable(),
  grants: z.record(z.string(), z.enum(SCOPES)),
  tenant: z.object({
    id,
    name: z.string(),
    host: z.string(),
    language: z.enum(["tr", "en"]),
    currency: z.string(),
    timeZone: z.string(),
  }),
});

function isTimeZone(name: string): boolean {
  try {
    return /^[A-Z]/.test(name) && new Intl.DateTimeFormat("en", { timeZone: name }) instanceof Intl.DateTimeFormat;
  } catch {
    return false;
  }
}
