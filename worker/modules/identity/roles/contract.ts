import { z } from "zod";
import { id, instant, line, version } from "#worker/kernel/contract.ts";
import { listInput, pageOf } from "#worker/kernel/list/contract.ts";
import { ROLE_SORTS, SCOPES } from "./options.ts";

/** Permission → how far it reaches. Which ones exist, and which have a reach, the registry knows (`GET /permissions`). */
export const grants = z
  .record(z.string().max(60), z.enum(SCOPES))
  .refine((held) => Object.keys(held).length <= 200, { error: "bad_value" });

export const CreateRole = z.strictObject({ name: line(60), grants });
export const UpdateRole = z.strictObject({ id, version, name: line(60).optional(), grants: grants.optional() });
export const RoleId = z.strictObject({ id });
export const RoleVersion = z.strictObject({ id, version });
export const ListRoles = listInput({ fields: {}, sorts: ROLE_SORTS, sort: "-createdAt" });

export const Role = z.object({
  id,
  /** A built-in role's, which cannot be changed; null for one's own. */
  key: z.enum(["owner", "admin", "manager", "member", "viewer"]).nullable(),
  name: z.string(),
  grants: z.record(z.string(), z.enum(SCOPES)),
  people: z.number().int(),
  version: z.number().int(),
  createdAt: instant,
  updatedAt: instant,
});
export const RolePage = pageOf(Role);

/** The rows of the matrix. `scoped`: own, team or all; otherwise only all. `territory`: also that. */
export const PermissionList = z.object({
  data: z.array(
    z.object({
      name: z.string(),
      scoped: z.boolean(),
      territory: z.boolean().optional().describe("Whether it can reach the rows of territories"),
      label: z
        .string()
        .optional()
        .describe("What the records are called that it is about, where the agency named them"),
    }),
  ),
});
