import type { Client } from "pg";
import type { RoleKey } from "#worker/kernel/module.ts";
import { builtInGrants, ROLE_KEYS } from "#worker/kernel/roles.ts";
import { modules } from "#worker/modules.ts";
import type { Agency } from "./agencies.ts";
import { type Clock, DAY, iso } from "./clock.ts";
import type { Random } from "./corpus/index.ts";
import { idAt } from "./ids.ts";
import type { Member } from "./story.ts";
import { act, type Row, writer } from "./write.ts";

type Founding = {
  agency: Agency;
  clock: Clock;
  r: Random;
  operator: { id: string; name: string };
  passwordHash: string;
};
export type Founded = { tenantId: string; members: Member[]; teams: { id: string }[] };

/** A tenant as the platform makes one, with its people and teams. */
export async function found(client: Client, founding: Founding): Promise<Founded> {
  const { agency, clock, r, operator, passwordHash } = founding;
  const id = () => idAt(r, clock.now);
  const tenantId = id();
  const roles = ROLE_KEYS.map((key) => ({
    id: id(),
    key,
    name: roleNames[agency.language][key],
    grants: builtInGrants(modules, key),
  }));
  const members = agency.people.map((person) => ({ ...person, id: id() }));
  const [owner, ...others] = members;
  await act(client, { tenantId, kind: "operator", ...operator });
  await client.query("select app.provision_tenant($1)", [
    JSON.stringify({
      id: tenantId,
      slug: agency.slug,
      host: `${agency.slug}.localhost`,
      planKey: agency.planKey,
      brand: agency.brand,
      language: agency.language,
      currency: agency.currency,
      timeZone: "Europe/Istanbul",
      eventId: id(),
      roles,
      owner: { ...owner, passwordHash },
    }),
  ]);
  const made = iso(clock.now - 741 * DAY);
  const stamps = { created_at: made, updated_at: made };
  const by = owner?.id ?? null;
  const teams = agency.teams.map((name) => ({ by, id: id(), name, ...stamps }));
  const roleOf = new Map(roles.map(({ key, id: role }) => [key, role]));
  const write = writer(client, tenantId, members);
  await write(
    "users",
    others.map((person) => userRow(person, { by, passwordHash, roleId: roleOf.get(person.role), stamps })),
  );
  await write("teams", teams);
  await write(
    "team_members",
    members.flatMap((person) =>
      person.teams.map((team) => ({ by, id: id(), team_id: teams[team]?.id, user_id: person.id })),
    ),
  );
  return { tenantId, members, teams };
}

function userRow(
  person: Member,
  more: { by: string | null; passwordHash: string; roleId: string | undefined; stamps: object },
): Row {
  const { by, passwordHash, roleId, stamps } = more;
  return {
    by,
    id: person.id,
    email: person.email,
    name: person.name,
    role_id: roleId,
    status: "active",
    password_hash: passwordHash,
    version: 1,
    ...stamps,
  };
}

const roleNames: Record<Agency["language"], Record<RoleKey, string>> = {
  tr: { owner: "Sahip", admin: "Yönetici", manager: "Müdür", member: "Üye", viewer: "İzleyici" },
  en: { owner: "Owner", admin: "Admin", manager: "Manager", member: "Member", viewer: "Viewer" },
};
