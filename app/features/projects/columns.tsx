import { useMemo } from "react";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { Avatar } from "#app/ui/avatar.tsx";
import { Badge } from "#app/ui/badge.tsx";
import type { Column } from "#app/ui/data-table.tsx";
import type { OutputOf } from "#worker/kernel/context.ts";
import type { getProject } from "#worker/modules/projects/index.ts";

export type Project = OutputOf<typeof getProject>;

export const statusTone = {
  planned: "info",
  active: "good",
  on_hold: "warn",
  done: "neutral",
  cancelled: "neutral",
} as const satisfies Record<Project["status"], string>;

/** The columns a project list can show, the usual ones first. */
export function useProjectColumns(): Column<Project>[] {
  const t = useT();
  const format = useFormat();
  return useMemo(
    () => [
      {
        id: "name",
        header: t("projects.field.name"),
        width: 300,
        fixed: true,
        sortable: true,
        card: "title",
        cell: (project) => <span className="truncate font-medium text-text">{project.name}</span>,
      },
      {
        id: "customer",
        header: t("projects.field.customerId"),
        width: 220,
        card: "text",
        cell: (project) => project.customerName ?? "",
      },
      {
        id: "status",
        header: t("projects.field.status"),
        width: 140,
        card: "state",
        cell: (project) => <Badge tone={statusTone[project.status]}>{t(`projects.status.${project.status}`)}</Badge>,
      },
      {
        id: "startsOn",
        header: t("projects.field.startsOn"),
        width: 130,
        sortable: true,
        cell: (project) => (project.startsOn ? format.date(project.startsOn) : ""),
      },
      {
        id: "endsOn",
        header: t("projects.field.endsOn"),
        width: 130,
        sortable: true,
        card: "end",
        cell: (project) => <EndsOn project={project} />,
      },
      {
        id: "owner",
        header: t("projects.field.ownerId"),
        width: 110,
        cell: (project) => project.ownerName && <Avatar name={project.ownerName} id={project.ownerId ?? ""} labelled />,
      },
      {
        id: "createdAt",
        header: t("projects.field.createdAt"),
        width: 130,
        sortable: true,
        cell: (project) => format.date(project.createdAt),
      },
    ],
    [t, format],
  );
}

/** The last day; red, and said so, when it is past and the work is not done. */
export function EndsOn({ project: { endsOn, status } }: { project: Pick<Project, "endsOn" | "status"> }) {
  const t = useT();
  const format = useFormat();
  if (!endsOn) return null;
  const late = format.daysFromToday(endsOn) < 0 && (status === "active" || status === "planned");
  return (
    <span className={late ? "text-bad" : undefined} title={late ? t("projects.overdue") : undefined}>
      {format.date(endsOn)}
      {late && <span className="sr-only">, {t("projects.overdue")}</span>}
    </span>
  );
}
