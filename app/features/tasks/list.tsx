import { CircleCheck, Plus } from "lucide-react";
import { useSearchParams } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { ImportLink } from "#app/shell/import-link.tsx";
import type { ListLayout } from "#app/shell/list-layout.ts";
import { ListPage } from "#app/shell/list-page.tsx";
import type { SavedView } from "#app/shell/list-views.ts";
import type { ShapePart } from "#app/shell/read-list.server.ts";
import type { ListPart } from "#app/shell/use-pages.ts";
import { Button } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import type { FilterField } from "#app/ui/filters.ts";
import { onDemand } from "#app/ui/on-demand.tsx";
import type { ShownField } from "#worker/kernel/custom/field.ts";
import { type Task, type TaskVerbs, useTaskColumns } from "./columns.tsx";
import { LayoutSwitch } from "./layout-switch.tsx";
import { QuickAdd } from "./quick-add.tsx";
import { builtInViews } from "./views.ts";

const TaskBulk = onDemand(async () => (await import("./bulk.tsx")).TaskBulk);

type Props = {
  list: ListPart<Task>;
  shape: ShapePart<Task> | null;
  saved: readonly SavedView[];
  fields: readonly FilterField[];
  custom: { fields: readonly ShownField[] };
  names: Readonly<Record<string, string>>;
  layout: ListLayout;
  verbs: TaskVerbs;
  /** Opens the form for a new one. */
  onCreate: () => void;
};

/** Tasks of any kind, by whatever the address asks for. */
export function TaskList({ list, shape, saved, fields, custom, names, layout, verbs, onCreate }: Props) {
  const t = useT();
  const [search] = useSearchParams();
  const finished = search.get("filter[done]") === "true";
  const mayWrite = verbs.onMark !== undefined;
  return (
    <ListPage
      list="tasks"
      title={t("tasks.title")}
      part={list}
      select={selectList}
      columns={useTaskColumns(verbs, finished)}
      fields={fields}
      custom={custom}
      shape={shape}
      mayMove={() => mayWrite}
      tableLayout="list"
      layout={layout}
      names={names}
      rowId={(task) => task.id}
      rowLabel={(task) => task.title}
      onEdit={verbs.onEdit}
      onMark={verbs.onMark}
      bulk={mayWrite ? (rows) => <TaskBulk {...rows} own={custom.fields} finished={finished} /> : undefined}
      views={{ resource: "tasks", builtIn: builtInViews(t, null), saved }}
      above={mayWrite && <QuickAdd />}
      actions={
        <>
          <LayoutSwitch days={null} />
          {mayWrite && <ImportLink subject="tasks" className="max-sm:hidden" />}
          {mayWrite && (
            <Button icon={Plus} onClick={onCreate}>
              {t("tasks.new")}
            </Button>
          )}
        </>
      }
      empty={<EmptyState icon={CircleCheck} title={t("tasks.emptyView.title")} text={t("tasks.emptyView.text")} />}
    />
  );
}

function selectList(answer: { list: ListPart<Task> }) {
  return answer.list;
}
