import { useMemo } from "react";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { Avatar } from "#app/ui/avatar.tsx";
import { Badge } from "#app/ui/badge.tsx";
import type { Column } from "#app/ui/data-table.tsx";
import type { FilterField } from "#app/ui/filters.ts";
import { TagList } from "#app/ui/tag.tsx";
import type { OutputOf } from "#worker/kernel/context.ts";
import type { getUser } from "#worker/modules/identity/index.ts";
import { USER_STATUSES } from "#worker/modules/identity/users/options.ts";

export type Person = OutputOf<typeof getUser>;
export type RoleChoice = { id: string; key: string | null; name: string };
export type TeamChoice = { id: string; name: string };

export const statusTone = { active: "good", invited: "info", suspended: "bad" } as const satisfies Record<
  Person["status"],
  string
>;

export function usePeopleColumns(me: string | null): Column<Person>[] {
  const t = useT();
  const format = useFormat();
  return useMemo(
    () => [
      {
        id: "name",
        header: t("identity.name"),
        width: 200,
        fixed: true,
        sortable: true,
        card: "title",
        cell: (row) => (
          <span className="flex min-w-0 items-center gap-2.25">
            <Avatar name={row.name} id={row.id} image={row.pictureId && `/files/${row.pictureId}`} />
            <span className="truncate font-medium text-text">{row.name}</span>
            {row.id === me && <span className="shrink-0 text-text-3">{t("settings.people.you")}</span>}
          </span>
        ),
      },
      { id: "email", header: t("identity.email"), width: 190, sortable: true, card: "text", cell: (row) => row.email },
      {
        id: "role",
        header: t("settings.people.role"),
        width: 100,
        card: "end",
        cell: (row) => t.find(`identity.role.${row.roleKey}`) ?? row.roleName,
      },
      {
        id: "teams",
        header: t("settings.section.teams"),
        width: 170,
        cell: (row) => <TagList tags={row.teams.map((team) => team.name)} most={2} />,
      },
      {
        id: "status",
        header: t("settings.people.status"),
        width: 110,
        card: "state",
        cell: (row) => <Badge tone={statusTone[row.status]}>{t(`settings.status.${row.status}`)}</Badge>,
      },
      {
        id: "lastSeenAt",
        header: t("settings.people.lastSeen"),
        width: 120,
        sortable: true,
        cell: (row) => (row.lastSeenAt ? format.relative(row.lastSeenAt) : ""),
      },
    ],
    [t, format, me],
  );
}

export function usePeopleFields(roles: readonly RoleChoice[], teams: readonly TeamChoice[]): FilterField[] {
  const t = useT();
  return useMemo(
    () => [
      {
        id: "status",
        label: t("settings.people.status"),
        type: "select",
        options: USER_STATUSES.map((value) => ({ value, label: t(`settings.status.${value}`) })),
      },
      {
        id: "roleId",
        label: t("settings.people.role"),
        type: "select",
        options: roles.map(({ id, key, name }) => ({ value: id, label: t.find(`identity.role.${key}`) ?? name })),
      },
      {
        id: "teamId",
        label: t("settings.people.team"),
        type: "select",
        options: teams.map(({ id, name }) => ({ value: id, label: name })),
      },
    ],
    [t, roles, teams],
  );
}
