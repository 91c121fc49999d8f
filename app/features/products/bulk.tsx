import { Archive } from "lucide-react";
import ArchiveRestore from "lucide-react/icons/archive-restore";
import { useT } from "#app/shell/i18n.tsx";
import { type BulkList, ListBulk, type Picked } from "#app/shell/list-bulk.tsx";
import { type Deed, useBulk } from "#app/shell/use-bulk.tsx";
import type { BulkAction } from "#app/ui/bulk-bar.tsx";
import type { Product } from "./columns.tsx";

/** What can be done with several products at once, each with its way back. */
export function ProductBulk({ archived, ...list }: BulkList<Product> & { archived: boolean }) {
  const t = useT();
  const { progress, dialogs, run, exporting } = useBulk("products", () => "/products");
  const actions = (picked: Picked, done: () => void): BulkAction[] => {
    const go = (deed: Deed) => void run(picked, deed).then(done);
    return [
      archived
        ? {
            id: "restore",
            label: t("products.restore"),
            icon: ArchiveRestore,
            onSelect: () => go({ action: "restore" }),
          }
        : { id: "archive", label: t("products.archive"), icon: Archive, onSelect: () => go({ action: "archive" }) },
      ...exporting(picked),
    ];
  };
  return (
    <>
      <ListBulk {...list} actions={actions} progress={progress} />
      {dialogs}
    </>
  );
}
