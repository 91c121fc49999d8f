import { Ellipsis, Pencil, Trash2, UsersRound } from "lucide-react";
import ArrowLeft from "lucide-react/icons/arrow-left";
import ArrowRight from "lucide-react/icons/arrow-right";
import Pin from "lucide-react/icons/pin";
import Save from "lucide-react/icons/save";
import ShieldUser from "lucide-react/icons/shield-user";
import { useState } from "react";
import { useT } from "#app/shell/i18n.tsx";
import type { SavedView, ViewQuery } from "#app/shell/list-views.ts";
import { useMe } from "#app/shell/use-me.ts";
import { IconButton } from "#app/ui/icon-button.tsx";
import { Menu, type MenuItem } from "#app/ui/menu.tsx";
import { toast } from "#app/ui/toast.ts";
import { RoleDefaults } from "./role-defaults.tsx";
import { useViewActions } from "./use-view-actions.ts";
import { ViewDialog } from "./view-dialog.tsx";

export type ViewMenuProps = {
  resource: string;
  /** Where the list goes when this view is gone. */
  first: string;
  saved: readonly SavedView[];
  view: SavedView;
  changed: boolean;
  query: () => Promise<ViewQuery>;
};

/** What can be done with a saved view by who may write it. */
export function ViewMenu({ resource, first, saved, view, changed, query }: ViewMenuProps) {
  const t = useT();
  const [naming, setNaming] = useState(false);
  const [forRoles, setForRoles] = useState(false);
  const mayShare = useMe().may("views:write");
  const actions = useViewActions(resource, first, saved);
  const at = saved.indexOf(view);
  const [before, after] = [saved[at - 1], saved[at + 1]];
  const keep = async () => void (await actions.change(view, { query: await query() }, t("lists.views.changed")));
  const share = () =>
    void actions.change(view, { shared: !view.shared }, t(view.shared ? "lists.views.unshared" : "lists.views.shared"));
  const openFirst = async () => {
    const done = await actions.openWith(view.isDefault ? null : view.id);
    if (done)
      toast({ title: t(view.isDefault ? "lists.views.openFirstOff" : "lists.views.openFirstOn"), tone: "good" });
  };
  const mayWrite = view.shared ? mayShare : view.mine;
  const items: (MenuItem | false | undefined)[] = [
    mayWrite && changed && { label: t("lists.views.saveChanges"), icon: Save, onSelect: () => void keep() },
    mayWrite && { label: t("ui.views.rename"), icon: Pencil, onSelect: () => setNaming(true) },
    mayShare && { label: t("ui.views.share"), icon: UsersRound, checked: view.shared, onSelect: share },
    { label: t("lists.views.openFirst"), icon: Pin, checked: view.isDefault, onSelect: () => void openFirst() },
    mayShare &&
      view.shared && { label: t("lists.views.forRoles"), icon: ShieldUser, onSelect: () => setForRoles(true) },
    mayWrite &&
      before && { label: t("lists.views.left"), icon: ArrowLeft, onSelect: () => void actions.swap(view, before) },
    mayWrite &&
      after && { label: t("lists.views.right"), icon: ArrowRight, onSelect: () => void actions.swap(view, after) },
    mayWrite && "separator",
    mayWrite && { label: t("ui.delete"), icon: Trash2, danger: true, onSelect: () => void actions.remove(view) },
  ];
  return (
    <>
      <Menu
        items={items.filter((item) => item !== false && item !== undefined)}
        trigger={<IconButton icon={Ellipsis} size="small" aria-label={t("ui.views.menu", { view: view.name })} />}
      />
      {forRoles && <RoleDefaults view={view} onClose={() => setForRoles(false)} onChange={actions.openWith} />}
      {naming && (
        <ViewDialog
          open
          resource={resource}
          first={first}
          saved={saved}
          view={view}
          query={query}
          onClose={() => setNaming(false)}
        />
      )}
    </>
  );
}
