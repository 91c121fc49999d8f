import { FolderKanban, Plus } from "lucide-react";
import { useMemo, useState } from "react";
import { data, useSearchParams } from "react-router";
import { customFrom } from "#app/shell/custom/from-form.ts";
import { filterFields } from "#app/shell/filter-fields.ts";
import { useT } from "#app/shell/i18n.tsx";
import { ImportLink } from "#app/shell/import-link.tsx";
import { readLayout } from "#app/shell/list-layout.ts";
import { namesIn } from "#app/shell/list-names.ts";
import { ListPage } from "#app/shell/list-page.tsx";
import { openDefault } from "#app/shell/open-default.ts";
import { pageTitle } from "#app/shell/page-title.ts";
import { readList } from "#app/shell/read-list.server.ts";
import { refusal } from "#app/shell/refusal.ts";
import { useCreating } from "#app/shell/use-creating.ts";
import { useMe } from "#app/shell/use-me.ts";
import { Button } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { onDemand } from "#app/ui/on-demand.tsx";
import { lazySheet } from "#app/ui/sheet.tsx";
import { page } from "#worker/kernel/page.ts";
import { getCustomer } from "#worker/modules/customers/index.ts";
import { getUser } from "#worker/modules/identity/index.ts";
import { createProject, listProjects, updateProject } from "#worker/modules/projects/index.ts";
import { PROJECT_FIELDS } from "#worker/modules/projects/options.ts";
import { listViews } from "#worker/modules/views/index.ts";
import type { Route } from "./+types/projects.ts";
import { type Project, useProjectColumns } from "./columns.tsx";
import { projectFrom } from "./project-form.ts";

const ProjectBulk = onDemand(async () => (await import("./bulk.tsx")).ProjectBulk);
const ProjectSheet = lazySheet(async () => (await import("./project-sheet.tsx")).ProjectSheet);

const builtIn = [
  { id: "all", query: "" },
  { id: "active", query: "?filter[status][in]=active" },
  { id: "mine", query: "?filter[ownerId][in]=me" },
  { id: "done", query: "?filter[status][in]=done" },
  { id: "archived", query: "?filter[archived]=true" },
] as const;

export const meta = pageTitle("projects.title");

/** What makes the page read again: see the frame. */
export const handle = { live: ["projects"] };

export async function loader({ context, request }: Route.LoaderArgs) {
  const { ctx, run, fields, layout } = page(context);
  const of = {
    resource: "projects",
    ours: PROJECT_FIELDS,
    timeZone: ctx.tenant?.timeZone ?? "UTC",
    own: fields("projects"),
  };
  const [read, views, names] = await Promise.all([
    readList(request.url, of, (query) => run(listProjects, query as never)),
    run(listViews, { resource: "projects" }),
    namesIn(request.url, {
      ownerId: (id) => ctx.run(getUser, { id }),
      customerId: (id) => ctx.run(getCustomer, { id }),
    }),
  ]);
  openDefault(request.url, views.data);
  const custom = { fields: fields("projects"), layout: layout("projects") };
  return {
    ...read,
    views: views.data,
    names,
    custom,
    layout: readLayout(request.headers.get("cookie"), "projects", custom.layout),
  };
}

export async function action({ context, request }: Route.ActionArgs) {
  const { attempt, fields } = page(context);
  const form = await request.formData();
  const project = { ...projectFrom(form), custom: customFrom(form, fields("projects")) };
  const [id, version] = [form.get("id"), Number(form.get("version"))];
  const answer = id
    ? await attempt(updateProject, { ...project, id: String(id), version })
    : await attempt(createProject, project as never);
  return answer.problem
    ? data(refusal(answer.problem), { status: answer.problem.status })
    : { done: { id: answer.output.id, name: answer.output.name } };
}

export default function ProjectsPage({ loaderData }: Route.ComponentProps) {
  const { shape, custom, list, layout, names, views } = loaderData;
  const t = useT();
  const { may } = useMe();
  const [search] = useSearchParams();
  const archived = search.get("filter[archived]") === "true";
  const creating = useCreating();
  const [editing, setEditing] = useState<Project>();
  const mayCreate = may("projects:write");
  const fields = useMemo(() => filterFields(t, "projects", PROJECT_FIELDS), [t]);
  const add = mayCreate && (
    <>
      <ImportLink subject="projects" className="max-sm:hidden" />
      <Button variant="primary" icon={Plus} onClick={creating.open}>
        {t("projects.new")}
      </Button>
    </>
  );
  return (
    <>
      <ListPage
        list="projects"
        title={t("projects.title")}
        part={list}
        select={selectList}
        columns={useProjectColumns()}
        fields={fields}
        custom={custom}
        shape={shape}
        mayMove={(project) => may("projects:write", project)}
        names={names}
        layout={layout}
        rowId={(project) => project.id}
        rowLabel={(project) => project.name}
        href={(project) => `/projects/${project.id}`}
        onEdit={(project) => may("projects:write", project) && setEditing(project)}
        bulk={mayCreate ? (rows) => <ProjectBulk {...rows} archived={archived} own={custom.fields} /> : undefined}
        views={{
          resource: "projects",
          builtIn: builtIn.map(({ id, query }) => ({ id, label: t(`projects.views.${id}`), query })),
          saved: views,
        }}
        {...(mayCreate ? { onCreate: creating.open } : {})}
        actions={add}
        empty={
          <EmptyState
            icon={FolderKanban}
            title={t("projects.empty.title")}
            text={t("projects.empty.text")}
            action={
              mayCreate && (
                <span className="flex flex-wrap justify-center gap-2">
                  <Button variant="primary" icon={Plus} onClick={creating.open}>
                    {t("projects.newTitle")}
                  </Button>
                  <ImportLink subject="projects" />
                </span>
              )
            }
          />
        }
      />
      {creating.isOpen && mayCreate && <ProjectSheet open {...custom} onClose={creating.close} />}
      {editing && (
        <ProjectSheet key={editing.id} open project={editing} {...custom} onClose={() => setEditing(undefined)} />
      )}
    </>
  );
}

function selectList(answer: Route.ComponentProps["loaderData"]) {
  return answer.list;
}
