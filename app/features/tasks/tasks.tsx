import { useCallback, useMemo, useState } from "react";
import { data, useSearchParams } from "react-router";
import { customFrom } from "#app/shell/custom/from-form.ts";
import { filterFields } from "#app/shell/filter-fields.ts";
import { useT } from "#app/shell/i18n.tsx";
import { readLayout } from "#app/shell/list-layout.ts";
import { namesIn } from "#app/shell/list-names.ts";
import { openDefault } from "#app/shell/open-default.ts";
import { pageTitle } from "#app/shell/page-title.ts";
import { readList } from "#app/shell/read-list.server.ts";
import { refusal } from "#app/shell/refusal.ts";
import { useCreating } from "#app/shell/use-creating.ts";
import { useMe } from "#app/shell/use-me.ts";
import { onDemand } from "#app/ui/on-demand.tsx";
import { lazySheet } from "#app/ui/sheet.tsx";
import { page } from "#worker/kernel/page.ts";
import { getCustomer } from "#worker/modules/customers/index.ts";
import { getUser } from "#worker/modules/identity/index.ts";
import { getDeal } from "#worker/modules/pipeline/index.ts";
import { getProject } from "#worker/modules/projects/index.ts";
import { createTask, listTasks, teamTasks, updateTask } from "#worker/modules/tasks/index.ts";
import { TASK_FIELDS } from "#worker/modules/tasks/options.ts";
import { listViews } from "#worker/modules/views/index.ts";
import type { Route } from "./+types/tasks.ts";
import type { Task } from "./columns.tsx";
import { DaysPage } from "./days-page.tsx";
import { TaskList } from "./list.tsx";
import { taskFrom } from "./task-form.ts";
import { useMark } from "./use-mark.ts";
import { daysIn, daysQuery, isTeam } from "./views.ts";

const TeamPage = onDemand(async () => (await import("./team-page.tsx")).TeamPage);
const TaskSheet = lazySheet(async () => (await import("./task-sheet.tsx")).TaskSheet);

export const meta = pageTitle("tasks.title");

/** What makes the page read again: see the frame. */
export const handle = { live: ["tasks"] };

/** The days, or for any other question the plain list; one round trip either way. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const { ctx, run, fields, layout } = page(context);
  const search = new URL(request.url).searchParams;
  const days = daysIn(search);
  const of = { resource: "tasks", ours: TASK_FIELDS, timeZone: ctx.tenant?.timeZone ?? "UTC", own: fields("tasks") };
  const [team, read, views, names] = await Promise.all([
    isTeam(search) ? run(teamTasks, {}) : null,
    days
      ? run(listTasks, daysQuery(days, search.get("cursor"))).then((list) => ({ list, shape: null }))
      : readList(request.url, of, (query) => run(listTasks, query as never)),
    run(listViews, { resource: "tasks" }),
    namesIn(request.url, {
      ownerId: (id) => ctx.run(getUser, { id }),
      customerId: (id) => ctx.run(getCustomer, { id }),
      dealId: (id) => ctx.run(getDeal, { id }),
      projectId: (id) => ctx.run(getProject, { id }),
    }),
  ]);
  openDefault(request.url, views.data);
  const custom = { fields: fields("tasks"), layout: layout("tasks") };
  return {
    ...read,
    team: team?.data ?? null,
    views: views.data,
    names,
    custom,
    layout: readLayout(request.headers.get("cookie"), "tasks", custom.layout),
  };
}

export async function action({ context, request }: Route.ActionArgs) {
  const { attempt, fields } = page(context);
  const form = await request.formData();
  const task = { ...taskFrom(form), custom: customFrom(form, fields("tasks")) };
  const [id, version] = [form.get("id"), Number(form.get("version"))];
  const answer = id
    ? await attempt(updateTask, { ...task, id: String(id), version })
    : await attempt(createTask, task as never);
  return answer.problem
    ? data(refusal(answer.problem), { status: answer.problem.status })
    : { done: { title: answer.output.title } };
}

export default function TasksPage({ loaderData }: Route.ComponentProps) {
  const { shape, team, custom, list, views, names, layout } = loaderData;
  const t = useT();
  const mayWrite = useMe().may("tasks:write");
  const [search] = useSearchParams();
  const creating = useCreating();
  const [editing, setEditing] = useState<Task>();
  const { mark, isDone } = useMark();
  const days = daysIn(search);
  const fields = useMemo(() => filterFields(t, "tasks", TASK_FIELDS), [t]);
  const toggle = useCallback((task: Task) => void mark(task, !isDone(task)), [mark, isDone]);
  const verbs = useMemo(
    () => ({ isDone, onMark: mayWrite ? toggle : undefined, onEdit: setEditing }),
    [isDone, toggle, mayWrite],
  );
  return (
    <>
      {team ? (
        <TeamPage team={team} saved={views} fields={fields} />
      ) : days ? (
        <DaysPage key={days} days={days} list={list} saved={views} fields={fields} verbs={verbs} />
      ) : (
        <TaskList
          list={list}
          shape={shape}
          saved={views}
          fields={fields}
          custom={custom}
          names={names}
          layout={layout}
          verbs={verbs}
          onCreate={creating.open}
        />
      )}
      {creating.isOpen && mayWrite && <TaskSheet open {...custom} onClose={creating.close} />}
      {editing && (
        <TaskSheet
          key={editing.id}
          open
          {...custom}
          task={list.data.find(({ id }) => id === editing.id) ?? editing}
          onClose={() => setEditing(undefined)}
        />
      )}
    </>
  );
}
