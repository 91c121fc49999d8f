import { useNavigate } from "react-router";
import { toast } from "#app/ui/toast.ts";
import { useT } from "./i18n.tsx";
import { useApi } from "./use-api.ts";

type Doomed = {
  id: string;
  name: string;
  /** Its place in the API. */
  at: string;
  /** The page of all of its kind; its own stands below it. */
  list: string;
};

/** Puts a record into the trash from its own page, and offers the way back. */
export function useRemove(): (doomed: Doomed) => Promise<void> {
  const t = useT();
  const api = useApi();
  const go = useNavigate();
  return async ({ id, name, at, list }) => {
    const { refused } = await api(`DELETE ${at}`);
    if (refused) return;
    const restore = async () => {
      const { output } = await api(`POST /trash/${id}/restore`);
      if (output) await go(`${list}/${id}`);
    };
    toast({ title: t("ui.deleted", { name }), undo: () => void restore() });
    await go(list);
  };
}
