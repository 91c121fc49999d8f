import Download from "lucide-react/icons/download";
import { useState } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { useMe } from "#app/shell/use-me.ts";
import { lazyDialog } from "#app/ui/dialog.tsx";
import { IconButton } from "#app/ui/icon-button.tsx";
import { type TableLayout, visibleColumns } from "#app/ui/table-layout.ts";
import { GroupMenu } from "./group-menu.tsx";
import { LayoutMenu, type LayoutMenuProps } from "./layout-menu.tsx";
import { matchingIn } from "./matching-in.ts";

const ExportDialog = lazyDialog(async () => (await import("./export-dialog.tsx")).ExportDialog);

export type ListMenusProps = LayoutMenuProps & {
  columns: readonly { id: string; fixed?: boolean; extra?: boolean }[];
  layout: TableLayout;
};

/** How the rows are shown, and taking them out as a file. */
export function ListMenus({ columns, layout, ...props }: ListMenusProps) {
  const t = useT();
  const { may } = useMe();
  const [open, setOpen] = useState(false);
  return (
    <>
      <GroupMenu {...props} />
      <LayoutMenu {...props} />
      {may("export:read") && (
        <>
          <IconButton icon={Download} size="small" aria-label={t("lists.export.title")} onClick={() => setOpen(true)} />
          <ExportDialog
            open={open}
            onClose={() => setOpen(false)}
            subject={props.resource}
            select={{ query: matchingIn(props.search) }}
            shown={visibleColumns(columns, layout).map(({ id }) => id)}
          />
        </>
      )}
    </>
  );
}
