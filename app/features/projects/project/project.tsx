import { Archive } from "lucide-react";
import ArchiveRestore from "lucide-react/icons/archive-restore";
import Ellipsis from "lucide-react/icons/ellipsis";
import Trash2 from "lucide-react/icons/trash-2";
import { Pointing } from "#app/shell/custom/pointing.tsx";
import { readPointing } from "#app/shell/custom/read-pointing.server.ts";
import { useT } from "#app/shell/i18n.tsx";
import { PageHeader } from "#app/shell/page-header.tsx";
import { RecordPanel, RecordPanels } from "#app/shell/record-panel.tsx";
import { RecordEvents, RecordTalk } from "#app/shell/record-talk.tsx";
import { RecordTasks } from "#app/shell/record-tasks.tsx";
import { useMe } from "#app/shell/use-me.ts";
import { useRemove } from "#app/shell/use-remove.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { IconButton } from "#app/ui/icon-button.tsx";
import { Menu } from "#app/ui/menu.tsx";
import { page } from "#worker/kernel/page.ts";
import { getProject } from "#worker/modules/projects/index.ts";
import { listTasks } from "#worker/modules/tasks/index.ts";
import { statusTone } from "../columns.tsx";
import type { Route } from "./+types/project.ts";
import { Details } from "./details.tsx";
import { useArchive } from "./use-archive.ts";

export async function loader({ context, params: { id } }: Route.LoaderArgs) {
  const here = page(context);
  const { run, fields } = here;
  const [project, pointing, tasks] = await Promise.all([
    run(getProject, { id }),
    readPointing(here, { object: "projects", id }),
    run(listTasks, { limit: 20, filter: { projectId: { eq: id }, done: { eq: false } } }),
  ]);
  return { project, tasks, fields: fields("projects"), layout: here.layout("projects"), pointing };
}

/** What makes the page read again: see the frame. */
export const handle = { live: ["projects", "tasks"] };

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.project.name ?? "" }];

export default function ProjectPage({ loaderData }: Route.ComponentProps) {
  const { fields, layout, pointing, project, tasks } = loaderData;
  const t = useT();
  const { may } = useMe();
  const archive = useArchive();
  const remove = useRemove();
  const mayWrite = may("projects:write", project);
  const archived = project.archivedAt !== null;
  return (
    <>
      <PageHeader
        title={project.name}
        crumbs={[{ label: t("projects.title"), to: "/projects" }]}
        mark={
          <Badge filled tone={archived ? "neutral" : statusTone[project.status]} className="shrink-0">
            {archived ? t("projects.archived") : t(`projects.status.${project.status}`)}
          </Badge>
        }
        actions={
          mayWrite && (
            <>
              <Button
                icon={archived ? ArchiveRestore : Archive}
                onClick={() => void archive(project, archived ? "restore" : "archive")}
              >
                <span className="max-sm:sr-only">{t(archived ? "projects.restore" : "projects.archive")}</span>
              </Button>
              {may("projects:delete", project) && (
                <Menu
                  align="end"
                  items={[
                    {
                      label: t("ui.delete"),
                      icon: Trash2,
                      danger: true,
                      onSelect: () => void remove({ ...project, at: `/projects/${project.id}`, list: "/projects" }),
                    },
                  ]}
                  trigger={<IconButton icon={Ellipsis} aria-label={t("ui.options", { name: project.name })} />}
                />
              )}
            </>
          )
        }
      />
      <RecordPanels>
        <RecordPanel title={t("projects.details")} className="lg:border-line lg:border-r">
          <Details {...{ project, fields, layout }} readOnly={!mayWrite} />
        </RecordPanel>
        <RecordPanel title={t("projects.activity")}>
          <RecordTalk key={project.id} subject="projects" id={project.id} label={t("projects.activity")}>
            <RecordEvents
              of={`customers/${project.customerId}`}
              stamp={project.version}
              label={t("projects.activity")}
            />
          </RecordTalk>
        </RecordPanel>
        <RecordPanel title={t("projects.tasks")} className="max-lg:-order-1 lg:border-line lg:border-l">
          <RecordTasks
            tasks={tasks.data}
            total={tasks.page.total}
            links={{
              projectId: project.id,
              ...(project.customerName === null ? {} : { customerId: project.customerId }),
            }}
            all={`/tasks?layout=list&filter[projectId][in]=${project.id}&filter[done]=false`}
          />
          <div className="mt-6">
            <Pointing lists={pointing} />
          </div>
        </RecordPanel>
      </RecordPanels>
    </>
  );
}
