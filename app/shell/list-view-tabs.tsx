import { ArrowLeft, ArrowRight, Pencil, Save, Trash2, UsersRound } from "lucide-react";
import { useState } from "react";
import { useLocation, useNavigate, useRevalidator } from "react-router";
import { lazyDialog } from "#app/ui/dialog.tsx";
import type { FilterField } from "#app/ui/filters.ts";
import type { MenuItem } from "#app/ui/menu.tsx";
import { toast } from "#app/ui/toast.ts";
import { ViewTabs } from "#app/ui/view-tabs.tsx";
import { useT } from "./i18n.tsx";
import { type BuiltInView, type SavedView, sameQuestion, type ViewQuery, viewSearch } from "./list-views.ts";
import { type Refused, useApi } from "./use-api.ts";
import { useMe } from "./use-me.ts";

const ViewDialog = lazyDialog(async () => (await import("./list-view-dialog.tsx")).ViewDialog);

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
  query: () => ViewQuery;
};

/** The views of a list as tabs: those that come with it, one's own, shared ones; "+" keeps what is shown now. */
export function ListViewTabs({ views, fields, chosen, changed, query }: Props) {
  const t = useT();
  const { pathname, search } = useLocation();
  const [naming, setNaming] = useState<"new" | SavedView>();
  const mayShare = useMe().may("views:write");
  const actions = useViewActions(views);
  const builtIn = views.builtIn.find((view) =>
    sameQuestion(new URLSearchParams(view.query), new URLSearchParams(search), fields),
  );
  const menuOf = (view: SavedView, at: number): MenuItem[] => {
    const before = views.saved[at - 1];
    const after = views.saved[at + 1];
    return [
      ...(changed && view === chosen
        ? [
            {
              label: t("shell.views.saveChanges"),
              icon: Save,
              onSelect: () => void actions.change(view, { query: query() }, t("shell.views.changed")),
            },
          ]
        : []),
      { label: t("ui.views.rename"), icon: Pencil, onSelect: () => setNaming(view) },
      ...(mayShare
        ? [
            {
              label: t("ui.views.share"),
              icon: UsersRound,
              checked: view.shared,
              onSelect: () =>
                void actions.change(
                  view,
                  { shared: !view.shared },
                  t(view.shared ? "shell.views.unshared" : "shell.views.shared"),
                ),
            },
          ]
        : []),
      ...(before
        ? [{ label: t("shell.views.left"), icon: ArrowLeft, onSelect: () => void actions.swap(view, before) }]
        : []),
      ...(after
        ? [{ label: t("shell.views.right"), icon: ArrowRight, onSelect: () => void actions.swap(view, after) }]
        : []),
      "separator",
      { label: t("ui.delete"), icon: Trash2, danger: true, onSelect: () => void actions.remove(view) },
    ];
  };
  return (
    <>
      <ViewTabs
        views={[
          ...views.builtIn.map(({ id, label, query: own }) => ({ id, label, to: `${pathname}${own}` })),
          ...views.saved.map((view, at) => ({
            id: view.id,
            label: view.name,
            to: `${pathname}${viewSearch(view)}`,
            ...(view === chosen && changed ? { changed } : {}),
            ...(view.shared ? { shared: true } : {}),
            ...((view.shared ? mayShare : view.mine) ? { menu: menuOf(view, at) } : {}),
          })),
        ]}
        current={chosen?.id ?? builtIn?.id}
        onAdd={() => setNaming("new")}
      />
      <ViewDialog
        open={naming !== undefined}
        view={typeof naming === "object" ? naming : undefined}
        mayShare={mayShare}
        onClose={() => setNaming(undefined)}
        onSave={(name, shared) =>
          typeof naming === "object"
            ? actions.change(naming, { name })
            : actions.create({ name, shared, query: query() })
        }
      />
    </>
  );
}

function useViewActions({ resource, builtIn, saved }: ListViews) {
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
    toast({ title: t("shell.views.deleted", { name }), undo: () => void create({ name, shared, query }, false) });
    await go(`${pathname}${builtIn[0]?.query ?? ""}`);
  };
  const swap = async (one: SavedView, other: SavedView) => {
    const ids = saved.map((view) => (view === one ? other : view === other ? one : view).id);
    const { refused } = await api("PUT /views/order", { body: { resource, ids } });
    if (!refused) await revalidate();
  };
  return { create, change, remove, swap };
}
