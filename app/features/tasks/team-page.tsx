import { UsersRound } from "lucide-react";
import { Link } from "react-router";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { ListViewTabs } from "#app/shell/list-view-tabs.tsx";
import type { SavedView } from "#app/shell/list-views.ts";
import { PageBar, PageHeader } from "#app/shell/page-header.tsx";
import { Avatar } from "#app/ui/avatar.tsx";
import { Badge } from "#app/ui/badge.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import type { FilterField } from "#app/ui/filters.ts";
import type { OutputOf } from "#worker/kernel/context.ts";
import type { teamTasks } from "#worker/modules/tasks/index.ts";
import { LayoutSwitch } from "./layout-switch.tsx";
import { builtInViews, savedDays } from "./views.ts";

type Person = OutputOf<typeof teamTasks>["data"][number];
type Props = { team: readonly Person[]; saved: readonly SavedView[]; fields: readonly FilterField[] };

/** What the people in one's teams have to do, person by person. */
export function TeamPage({ team, saved, fields }: Props) {
  const t = useT();
  const most = Math.max(1, ...team.map(({ open }) => open));
  return (
    <>
      <PageHeader title={t("tasks.title")} count={team.length} actions={<LayoutSwitch days="everyone" />} />
      <PageBar>
        <ListViewTabs
          views={{ resource: "tasks", builtIn: builtInViews(t, "everyone"), saved }}
          fields={fields}
          chosen={undefined}
          changed={false}
          query={async () => savedDays("everyone")}
        />
      </PageBar>
      <div className="scroll-quiet min-h-0 flex-1 overflow-y-auto px-(--page) py-4.5">
        {team.length === 0 ? (
          <EmptyState icon={UsersRound} title={t("tasks.team.empty")} text={t("tasks.team.emptyText")} />
        ) : (
          <ul className="grid gap-3 md:grid-cols-2 xl:grid-cols-3">
            {team.map((person) => (
              <Card key={person.id} person={person} most={most} />
            ))}
          </ul>
        )}
      </div>
    </>
  );
}

function Card({ person: { id, name, pictureId, open, overdue, tasks }, most }: { person: Person; most: number }) {
  const t = useT();
  const format = useFormat();
  return (
    <li className="rounded-lg border border-line bg-panel px-3.5 py-3">
      <div className="flex items-center gap-2.5">
        <Avatar name={name} id={id} image={pictureId && `/files/${pictureId}`} />
        <Link
          to={`/tasks?layout=list&filter[done]=false&filter[ownerId][in]=${id}`}
          className="min-w-0 flex-1 truncate font-semibold hover:underline"
        >
          {name}
        </Link>
        {overdue > 0 && <Badge tone="bad">{t("tasks.team.overdue", { count: overdue })}</Badge>}
        <span className="num text-sm text-text-2">{t("tasks.team.open", { count: open })}</span>
      </div>
      <div aria-hidden="true" className="mt-2 h-1 overflow-hidden rounded-full bg-hover">
        <div className="h-full bg-brand" style={{ width: `${(open / most) * 100}%` }} />
      </div>
      <ul className="mt-2 grid gap-1">
        {tasks.map((task) => (
          <li key={task.id} className="flex items-baseline gap-2">
            <span className="min-w-0 flex-1 truncate">{task.title}</span>
            {task.dueAt && (
              <time dateTime={task.dueAt} className={task.overdue ? "text-bad text-sm" : "text-sm text-text-3"}>
                {format.shortDate(task.dueAt)}
              </time>
            )}
          </li>
        ))}
      </ul>
    </li>
  );
}
