import { Trash2 } from "lucide-react";
import Undo2 from "lucide-react/icons/undo-2";
import { useState } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { type BulkList, ListBulk, type Picked } from "#app/shell/list-bulk.tsx";
import { type Deed, useBulk } from "#app/shell/use-bulk.tsx";
import type { BulkAction } from "#app/ui/bulk-bar.tsx";
import { ConfirmDialog } from "#app/ui/confirm-dialog.tsx";
import type { Trashed } from "./trash.tsx";

type Doomed = { count: number; confirm: () => void };

/** What can be done with several deleted records at once. */
export function TrashBulk(list: BulkList<Trashed>) {
  const t = useT();
  const { progress, dialogs, run } = useBulk("trash");
  const [doomed, setDoomed] = useState<Doomed>();
  const actions = (picked: Picked, done: () => void): BulkAction[] => {
    const go = (deed: Deed) => void run(picked, deed).then(done);
    return [
      { id: "restore", label: t("trash.restore"), icon: Undo2, onSelect: () => go({ action: "restore" }) },
      {
        id: "delete",
        label: t("trash.delete"),
        icon: Trash2,
        onSelect: () => setDoomed({ count: picked.count, confirm: () => go({ action: "delete" }) }),
      },
    ];
  };
  return (
    <>
      <ListBulk {...list} actions={actions} progress={progress} />
      {dialogs}
      <ConfirmDialog
        open={doomed !== undefined}
        onClose={() => setDoomed(undefined)}
        title={t("trash.deleteMany", { count: doomed?.count ?? 0 })}
        confirm={t("trash.delete")}
        onConfirm={() => doomed?.confirm()}
      />
    </>
  );
}
