import { Plus, UserRound } from "lucide-react";
import { useState } from "react";
import { useLocation, useNavigate, useSearchParams } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { readLayout } from "#app/shell/list-layout.ts";
import { ListPage } from "#app/shell/list-page.tsx";
import { listQuery } from "#app/shell/list-query.ts";
import { pageTitle } from "#app/shell/page-title.ts";
import { Button } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { lazySheet } from "#app/ui/sheet.tsx";
import { visitor } from "#tenants/index.ts";
import { page } from "#worker/kernel/page.ts";
import { getUser, listRoles, listTeams, listUsers } from "#worker/modules/identity/index.ts";
import type { Route } from "./+types/people.ts";
import { usePeopleColumns, usePeopleFields } from "./columns.tsx";

const PersonSheet = lazySheet(async () => (await import("./person-sheet.tsx")).PersonSheet);
const InviteSheet = lazySheet(async () => (await import("./invite-sheet.tsx")).InviteSheet);

export { action } from "./save-person.ts";

export const meta = pageTitle("settings.section.people");

export async function loader({ context, request }: Route.LoaderArgs) {
  const { run, attempt } = page(context);
  const open = new URL(request.url).searchParams.get("person");
  const [actor, list, roles, teams, person] = await Promise.all([
    run(visitor, {}),
    run(listUsers, listQuery(request.url) as never),
    run(listRoles, { limit: 200, sort: "name" }),
    run(listTeams, { limit: 200, sort: "name" }),
    open ? attempt(getUser, { id: open }) : null,
  ]);
  return {
    list,
    roles: roles.data.map(({ id, key, name }) => ({ id, key, name })),
    teams: teams.data.map(({ id, name }) => ({ id, name })),
    person: person?.output ?? null,
    me: actor.id,
    mayWrite: Boolean(actor.grants["users:write"]),
    layout: readLayout(request.headers.get("cookie"), "people"),
  };
}

export default function PeoplePage({ loaderData }: Route.ComponentProps) {
  const t = useT();
  const go = useNavigate();
  const { pathname } = useLocation();
  const [search] = useSearchParams();
  const [inviting, setInviting] = useState(false);
  const { roles, teams, person, me, mayWrite } = loaderData;
  const at = (id: string | null) => {
    const next = new URLSearchParams(search);
    if (id) next.set("person", id);
    else next.delete("person");
    return `${pathname}?${next}`;
  };
  const names = new Map([
    ...roles.map((role) => [role.id, t.find(`identity.role.${role.key}`) ?? role.name] as const),
    ...teams.map((team) => [team.id, team.name] as const),
  ]);
  const invite = (
    <Button variant="primary" icon={Plus} onClick={() => setInviting(true)}>
      {t("settings.people.invite")}
    </Button>
  );
  return (
    <>
      <ListPage
        list="people"
        title={t("settings.section.people")}
        part={loaderData.list}
        select={selectList}
        columns={usePeopleColumns(me)}
        fields={usePeopleFields(roles, teams)}
        nameOf={(_, value) => names.get(value)}
        layout={loaderData.layout}
        rowId={(row) => row.id}
        rowLabel={(row) => row.name}
        href={(row) => at(row.id)}
        {...(mayWrite ? { onCreate: () => setInviting(true), actions: invite } : {})}
        empty={<EmptyState icon={UserRound} title={t("settings.people.empty")} action={mayWrite && invite} />}
      />
      <InviteSheet open={inviting} onClose={() => setInviting(false)} roles={roles} teams={teams} />
      {person && (
        <PersonSheet
          key={person.id}
          open
          person={person}
          roles={roles}
          teams={teams}
          isSelf={person.id === me}
          mayWrite={mayWrite}
          onClose={() => void go(at(null), { preventScrollReset: true })}
        />
      )}
    </>
  );
}

function selectList(answer: Route.ComponentProps["loaderData"]) {
  return answer.list;
}
