import type { z } from "zod";
import type { Actor } from "#worker/kernel/actor.ts";
import { Failure } from "#worker/kernel/errors.ts";
import type { Tenant } from "#worker/kernel/tenant.ts";
import type { Profile } from "./contract.ts";

/** The actor as `enter` found it; no statement of its own is needed. */
export function profileOf(actor: Actor, tenant: Tenant | null): z.input<typeof Profile> {
  if (!tenant || actor.kind === "anonymous" || actor.kind === "operator") throw new Failure("not_found");
  const { id, brand, host, language, currency, timeZone } = tenant;
  const nobody = { email: null, role: null, roleKey: null, language: null, timeZone: null, pictureId: null };
  return {
    ...nobody,
    ...(actor.kind === "user"
      ? personal(actor)
      : { kind: actor.kind, id: actor.id, name: "name" in actor ? actor.name : "", grants: actor.grants }),
    tenant: { id, name: brand.name, host, language, currency, timeZone },
  };
}

function personal({
  kind,
  id,
  name,
  email,
  role,
  roleKey,
  language,
  timeZone,
  pictureId,
  grants,
}: Extract<Actor, { kind: "user" }>) {
  return { kind, id, name, email, role, roleKey, language, timeZone, pictureId, grants };
}
