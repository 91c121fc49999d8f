import { useState } from "react";
import { useLocation } from "react-router";
import { lazyDialog } from "#app/ui/dialog.tsx";
import type { FilterField } from "#app/ui/filters.ts";
import { onDemand } from "#app/ui/on-demand.tsx";
import { ViewTabs } from "#app/ui/view-tabs.tsx";
import { type BuiltInView, type SavedView, sameQuestion, type ViewQuery, viewSearch } from "./list-views.ts";
import type { ViewMenuProps } from "./lists/view-menu.tsx";
import { partOfLists } from "./words.ts";

const ViewDialog = lazyDialog(async () => (await partOfLists(import("./lists/view-dialog.tsx"))).ViewDialog);
const ViewMenu = onDemand<ViewMenuProps>(
  async () => (await partOfLists(import("./lists/view-menu.tsx"))).ViewMenu,
  () => <span className="size-6 touch:size-11" />,
);

export type ListViews = {
  /** What the API calls the list: `customers`. */
  resource: string;
  builtIn: readonly BuiltInView[];
  saved: readonly SavedView[];
};
type Props = {
  views: ListViews;
  fields: readonly FilterField[];
  chosen: SavedView | undefined;
  changed: boolean;
  query: () => Promise<ViewQuery>;
};

/** The views of a list as tabs: those that come with it, one's own, shared ones; "+" keeps what is shown now. */
export function ListViewTabs({ views, fields, chosen, changed, query }: Props) {
  const { pathname, search } = useLocation();
  const [naming, setNaming] = useState(false);
  const { resource, saved } = views;
  const builtIn = views.builtIn.find((view) =>
    sameQuestion(new URLSearchParams(view.query), new URLSearchParams(search), fields),
  );
  // A bare address opens the view that was chosen to come first.
  const bare = saved.some(({ isDefault }) => isDefault) ? "?view=all" : "";
  const all = { resource, saved, first: views.builtIn[0]?.query ?? "", query };
  return (
    <>
      <ViewTabs
        views={[
          ...views.builtIn.map(({ id, label, query: own }) => ({ id, label, to: `${pathname}${own || bare}` })),
          ...saved.map((view) => ({
            id: view.id,
            label: view.name,
            to: `${pathname}${viewSearch(view)}`,
            ...(view === chosen && changed ? { changed } : {}),
            ...(view.shared ? { shared: true } : {}),
            ...(view === chosen ? { menu: <ViewMenu {...all} view={view} changed={changed} /> } : {}),
          })),
        ]}
        current={chosen?.id ?? builtIn?.id}
        onAdd={() => setNaming(true)}
      />
      <ViewDialog {...all} open={naming} view={undefined} onClose={() => setNaming(false)} />
    </>
  );
}
