import { useLocation, useNavigate, useRevalidator } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { type SavedView, type ViewQuery, viewSearch } from "#app/shell/list-views.ts";
import { type Refused, useApi } from "#app/shell/use-api.ts";
import { toast } from "#app/ui/toast.ts";

/** What can be done with the saved views of a list. `first` is where the list goes when the open one is deleted. */
export function useViewActions(resource: string, first: string, saved: readonly SavedView[]) {
  const t = useT();
  const api = useApi();
  const go = useNavigate();
  const { pathname } = useLocation();
  const { revalidate } = useRevalidator();
  const sentence = (refused: Refused | undefined) => refused && (refused.errors[0]?.message ?? refused.detail);
  const create = async (body: { name: string; shared: boolean; query: ViewQuery }, quiet = true) => {
    const { output, refused } = await api<SavedView>("POST /views", { body: { resource, ...body }, quiet });
    if (output) await go(`${pathname}${viewSearch(output)}`, { preventScrollReset: true });
    return sentence(refused);
  };
  /** `said` when it is done; without it what was refused is the caller's to say. */
  const change = async (
    view: SavedView,
    values: { name?: string; shared?: boolean; query?: ViewQuery },
    said?: string,
  ) => {
    const { output, refused } = await api<SavedView>(`PATCH /views/${view.id}`, {
      body: { resource, ...values },
      quiet: said === undefined,
    });
    if (output && said) toast({ title: said, tone: "good" });
    if (output) await revalidate();
    return sentence(refused);
  };
  const remove = async (view: SavedView) => {
    const { refused } = await api(`DELETE /views/${view.id}`);
    if (refused) return;
    const { name, shared, query } = view;
    toast({ title: t("lists.views.deleted", { name }), undo: () => void create({ name, shared, query }, false) });
    await go(`${pathname}${first}`);
  };
  const swap = async (one: SavedView, other: SavedView) => {
    const ids = saved.map((view) => (view === one ? other : view === other ? one : view).id);
    const { refused } = await api("PUT /views/order", { body: { resource, ids } });
    if (!refused) await revalidate();
  };
  /** For oneself, or a role; null for none. */
  const openWith = async (viewId: string | null, roleId?: string) => {
    const { refused } = await api("PUT /views/default", { body: { resource, viewId, ...(roleId ? { roleId } : {}) } });
    if (!refused) await revalidate();
    return !refused;
  };
  return { create, change, remove, swap, openWith };
}
