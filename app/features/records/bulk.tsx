import { Archive, UserRound } from "lucide-react";
import ArchiveRestore from "lucide-react/icons/archive-restore";
import { type Deed, deedsOf } from "#app/shell/bulk-deeds.ts";
import { findUsers } from "#app/shell/find-options.ts";
import { useT } from "#app/shell/i18n.tsx";
import { type BulkList, ListBulk } from "#app/shell/list-bulk.tsx";
import { useBulk } from "#app/shell/use-bulk.tsx";
import type { Picked } from "#app/shell/use-matching.ts";
import type { BulkAction } from "#app/ui/bulk-bar.tsx";
import type { CustomObject } from "#worker/kernel/custom/field.ts";
import type { CustomRecord } from "./list.tsx";

type Props = BulkList<CustomRecord> & { object: CustomObject; archived: boolean };

/** What can be done with several records at once, each with its way back. */
export function RecordBulk({ archived, object, ...list }: Props) {
  const t = useT();
  const path = `objects/${object.name}/records`;
  const { verb, set } = deedsOf<CustomRecord>(path, `records.${object.id}:write`);
  const { progress, dialogs, ask, run } = useBulk<CustomRecord>({
    nameOf: (record) => record.name,
    path: (record) => `/objects/${object.name}/${record.id}`,
  });
  const actions = (picked: Picked<CustomRecord>, done: () => void): BulkAction[] => {
    const go = (deed: Deed<CustomRecord>) => void run(picked, deed).then(done);
    return [
      {
        id: "owner",
        label: t("objects.field.ownerId"),
        icon: UserRound,
        onSelect: () =>
          ask({
            kind: "search",
            title: t("objects.field.ownerId"),
            text: t("objects.many", { count: picked.count }),
            label: t("objects.field.ownerId"),
            options: findUsers,
            answer: (ownerId) => go(set({ ownerId })),
          }),
      },
      archived
        ? {
            id: "restore",
            label: t("objects.restore"),
            icon: ArchiveRestore,
            onSelect: () => go(verb("restore", "archive")),
          }
        : { id: "archive", label: t("objects.archive"), icon: Archive, onSelect: () => go(verb("archive", "restore")) },
    ];
  };
  return (
    <>
      <ListBulk {...list} resource={path} actions={actions} progress={progress} />
      {dialogs}
    </>
  );
}
