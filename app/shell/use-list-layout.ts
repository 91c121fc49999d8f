import { useState } from "react";
import { useSearchParams } from "react-router";
import type { TableLayout } from "#app/ui/table-layout.ts";
import { keepLayout } from "./list-layout.ts";
import { type SavedView, viewLayout } from "./list-views.ts";

/**
 * The saved view that an address names, and the columns: the view's until they are arranged anew, else one's own. Only
 * one's own are kept in the cookie; a view's wait to be saved with it.
 */
export function useListLayout(
  list: string,
  saved: readonly SavedView[] | undefined,
  columns: readonly { id: string; fixed?: boolean }[],
  own: TableLayout,
) {
  const [search] = useSearchParams();
  const chosen = saved?.find((view) => view.id === search.get("view"));
  const [arranged, setArranged] = useState<{ view: string | undefined; layout: TableLayout }>({
    view: undefined,
    layout: own,
  });
  const layout = arranged.view === chosen?.id ? arranged.layout : viewLayout(chosen?.query, columns, own);
  const arrange = (next: TableLayout) => {
    setArranged({ view: chosen?.id, layout: next });
    if (!chosen) keepLayout(list, next);
  };
  return { chosen, layout, arrange };
}
