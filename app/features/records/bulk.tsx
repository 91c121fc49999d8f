import { Archive, Trash2, UserRound } from "lucide-react";
import ArchiveRestore from "lucide-react/icons/archive-restore";
import { useMergeAction } from "#app/shell/duplicates/merge-action.ts";
import { findUsers } from "#app/shell/find-options.ts";
import { useT } from "#app/shell/i18n.tsx";
import { type BulkList, ListBulk, type Picked } from "#app/shell/list-bulk.tsx";
import { manyFields } from "#app/shell/many-fields.ts";
import { type Deed, useBulk } from "#app/shell/use-bulk.tsx";
import { useMe } from "#app/shell/use-me.ts";
import type { BulkAction } from "#app/ui/bulk-bar.tsx";
import type { CustomObject, ShownField } from "#worker/kernel/custom/field.ts";
import type { CustomRecord } from "./list.tsx";
import { MANY } from "./many.ts";

type Props = BulkList<CustomRecord> & { object: CustomObject; archived: boolean; own: readonly ShownField[] };

/** What can be done with several records at once, each with its way back. */
export function RecordBulk({ archived, object, own, ...list }: Props) {
  const t = useT();
  const { may } = useMe();
  const { progress, dialogs, ask, run, editing, exporting } = useBulk(
    object.name,
    (id) => `/objects/${object.name}/${id}`,
  );
  const merge = useMergeAction(object.name);
  const actions = (picked: Picked, done: () => void): BulkAction[] => {
    const text = t("objects.many", { count: picked.count });
    const go = (deed: Deed) => void run(picked, deed).then(done);
    return [
      {
        id: "owner",
        label: t("objects.field.ownerId"),
        icon: UserRound,
        onSelect: () =>
          ask({
            kind: "search",
            title: t("objects.field.ownerId"),
            text,
            label: t("objects.field.ownerId"),
            options: findUsers,
            answer: (ownerId) => go({ action: "update", values: { ownerId } }),
          }),
      },
      editing({ picked, fields: () => manyFields(t, "objects", MANY, own), text, done }),
      archived
        ? {
            id: "restore",
            label: t("objects.restore"),
            icon: ArchiveRestore,
            onSelect: () => go({ action: "restore" }),
          }
        : { id: "archive", label: t("objects.archive"), icon: Archive, onSelect: () => go({ action: "archive" }) },
      ...(archived ? [] : merge(picked)),
      ...(may(`records.${object.id}:delete`)
        ? [{ id: "delete", label: t("ui.delete"), icon: Trash2, onSelect: () => go({ action: "delete" }) }]
        : []),
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
