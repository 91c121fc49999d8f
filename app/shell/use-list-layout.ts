import { useState } from "react";
import { useSearchParams } from "react-router";
import type { TableLayout } from "#app/ui/table-layout.ts";
import { keepLayout, type ListLayout } from "./list-layout.ts";
import { type SavedView, viewLayout } from "./list-views.ts";

/**
 * The saved view that an address names, and the columns: the view's until they are arranged anew, else one's own, else the
 * agency's `usual` ones. Only one's own are kept in the cookie; a view's wait to be saved with it.
 */
export function useListLayout(
  list: string,
  saved: readonly SavedView[] | undefined,
  columns: readonly { id: string; fixed?: boolean }[],
  known: ListLayout,
) {
  const [search] = useSearchParams();
  const chosen = saved?.find((view) => view.id === search.get("view"));
  const [arranged, setArranged] = useState<{ view: string | undefined; layout: TableLayout }>({
    view: undefined,
    layout: known.own,
  });
  const usual = viewLayout(known, columns, {});
  const own = arranged.view === chosen?.id ? arranged.layout : viewLayout(chosen?.query, columns, known.own);
  const layout = own.order || own.hidden ? own : { ...usual, ...own };
  const arrange = ({ order, hidden, ...widths }: TableLayout) => {
    // Who only widened a column goes on with the usual ones.
    const next = order === usual.order && hidden === usual.hidden ? widths : { ...widths, order, hidden };
    setArranged({ view: chosen?.id, layout: next });
    if (!chosen) keepLayout(list, next);
  };
  return { chosen, layout, usual, arrange };
}
