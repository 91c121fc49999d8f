import { CircleCheck } from "lucide-react";
import { useNavigate, useSearchParams } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { ImportLink } from "#app/shell/import-link.tsx";
import { SearchField } from "#app/shell/list-search.tsx";
import { ListViewTabs } from "#app/shell/list-view-tabs.tsx";
import type { SavedView } from "#app/shell/list-views.ts";
import { PageBar, PageHeader } from "#app/shell/page-header.tsx";
import { type ListPart, usePages } from "#app/shell/use-pages.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { FilterBar } from "#app/ui/filter-bar.tsx";
import { type FilterField, readFilters, writeFilters } from "#app/ui/filters.ts";
import type { Task, TaskVerbs } from "./columns.tsx";
import { DayGroups } from "./days.tsx";
import { LayoutSwitch } from "./layout-switch.tsx";
import { QuickAdd } from "./quick-add.tsx";
import { builtInViews, type Days, listOf, savedDays } from "./views.ts";

type Props = {
  days: Days;
  list: ListPart<Task>;
  saved: readonly SavedView[];
  fields: readonly FilterField[];
  verbs: TaskVerbs;
};

/** What is to be done, day by day. Narrowing it any further opens the plain list of the same tasks. */
export function DaysPage({ days, list, saved, fields, verbs }: Props) {
  const t = useT();
  const go = useNavigate();
  const [search] = useSearchParams();
  const pages = usePages<Task, never>(list, selectList);
  const asList = (next: URLSearchParams) => void go(`/tasks?${next}`);
  const wanted = listOf(days);
  return (
    <>
      <PageHeader
        title={t("tasks.title")}
        count={list.page.total}
        actions={
          <>
            <LayoutSwitch days={days} />
            {verbs.onMark && <ImportLink subject="tasks" className="max-sm:hidden" />}
          </>
        }
      />
      <PageBar>
        <ListViewTabs
          views={{ resource: "tasks", builtIn: builtInViews(t, days), saved }}
          fields={fields}
          chosen={saved.find(({ id }) => id === search.get("view"))}
          changed={false}
          query={async () => savedDays(days)}
        />
        <div className="ml-auto flex min-w-0 flex-wrap items-center justify-end gap-2 max-sm:ml-0 max-sm:w-full">
          <FilterBar
            fields={fields}
            filters={[]}
            onChange={(more) => asList(writeFilters(wanted, [...readFilters(wanted, fields), ...more]))}
          />
          <SearchField value="" onChange={(q) => asList(new URLSearchParams([...wanted, ["q", q]]))} />
        </div>
      </PageBar>
      {verbs.onMark && <QuickAdd />}
      {pages.rows.length > 0 ? (
        <DayGroups {...verbs} pages={pages} withOwner={days === "everyone"} />
      ) : (
        <EmptyState
          icon={CircleCheck}
          title={t(verbs.onMark ? "tasks.empty.title" : "tasks.emptyView.title")}
          text={t(verbs.onMark ? "tasks.empty.text" : "tasks.emptyView.text")}
          action={verbs.onMark && <ImportLink subject="tasks" />}
        />
      )}
    </>
  );
}

function selectList(answer: { list: ListPart<Task> }) {
  return answer.list;
}
