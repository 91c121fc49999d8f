import { z } from "zod";
import { email, id, instant, line, version } from "#worker/kernel/contract.ts";
import { listInput, pageOf } from "#worker/kernel/list/contract.ts";
import { hasBadText } from "#worker/kernel/text.ts";
import { USER_FIELDS, USER_SORTS, USER_STATUSES } from "./options.ts";

const teamIds = z.array(id).max(50);

export const InviteUser = z.strictObject({ name: line(120), email, roleId: id, teamIds: teamIds.default([]) });

/** `status` suspends or lets back in; who never accepted the invitation is invited again, not active. */
export const UpdateUser = z.strictObject({
  id,
  version,
  roleId: id.optional(),
  teamIds: teamIds.optional(),
  status: z.enum(["active", "suspended"]).optional(),
});
export const UserId = z.strictObject({ id });
export const ListUsers = listInput({ fields: USER_FIELDS, sorts: USER_SORTS, sort: "-createdAt" });

/** For pickers: active people by a part of their name or e-mail. */
export const SearchUsers = z.strictObject({
  q: z
    .string()
    .max(100)
    .refine((text) => !hasBadText(text), { error: "bad_text" })
    .default(""),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});

export const User = z.object({
  id,
  email: z.string(),
  name: z.string(),
  status: z.enum(USER_STATUSES),
  roleId: id,
  /** A built-in role's key; null for a role of one's own making. */
  roleKey: z.string().nullable(),
  roleName: z.string(),
  teams: z.array(z.object({ id, name: z.string() })),
  pictureId: id.nullable(),
  lastSeenAt: instant.nullable(),
  version: z.number().int(),
  createdAt: instant,
  updatedAt: instant,
});
export const UserPage = pageOf(User);
export const FoundUsers = z.object({ data: z.array(z.object({ id, name: z.string(), pictureId: id.nullable() })) });
