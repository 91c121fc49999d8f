import Merge from "lucide-react/icons/merge";
import { useNavigate } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import type { Picked } from "#app/shell/list-bulk.tsx";
import type { BulkAction } from "#app/ui/bulk-bar.tsx";
import { MOST_MERGED } from "#worker/modules/duplicates/options.ts";
import { comparePath } from "./why.ts";

/** Merging, for a list's bar: of two rows that were ticked to ten. */
export function useMergeAction(subject: string): (picked: Picked) => BulkAction[] {
  const t = useT();
  const go = useNavigate();
  return ({ select }) => {
    if (!("ids" in select) || select.ids.length < 2 || select.ids.length > MOST_MERGED) return [];
    const { ids } = select;
    const onSelect = () => void go(comparePath(subject, ids));
    return [{ id: "merge", label: t("duplicates.merge"), icon: Merge, onSelect }];
  };
}
