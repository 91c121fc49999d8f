import { Archive, Trash2, UserRound } from "lucide-react";
import ArchiveRestore from "lucide-react/icons/archive-restore";
import Tag from "lucide-react/icons/tag";
import { useMergeAction } from "#app/shell/duplicates/merge-action.ts";
import { findUsers } from "#app/shell/find-options.ts";
import { useT } from "#app/shell/i18n.tsx";
import { type BulkList, ListBulk, type Picked } from "#app/shell/list-bulk.tsx";
import { manyFields } from "#app/shell/many-fields.ts";
import { type Deed, useBulk } from "#app/shell/use-bulk.tsx";
import { useMe } from "#app/shell/use-me.ts";
import type { BulkAction } from "#app/ui/bulk-bar.tsx";
import type { ShownField } from "#worker/kernel/custom/field.ts";
import type { Customer } from "./columns.tsx";
import { MANY } from "./many.ts";
import { findTagNames } from "./tag-field.tsx";

type Props = BulkList<Customer> & { archived: boolean; own: readonly ShownField[] };

/** What can be done with several customers at once, each with its way back. */
export function CustomerBulk({ archived, own, ...list }: Props) {
  const t = useT();
  const { may } = useMe();
  const { progress, dialogs, ask, run, editing, exporting } = useBulk("customers", (id) => `/customers/${id}`);
  const merge = useMergeAction("customers");
  const actions = (picked: Picked, done: () => void): BulkAction[] => {
    const text = t("customers.bulk.many", { count: picked.count });
    const go = (deed: Deed) => void run(picked, deed).then(done);
    return [
      {
        id: "owner",
        label: t("customers.bulk.owner"),
        icon: UserRound,
        onSelect: () =>
          ask({
            kind: "search",
            title: t("customers.bulk.owner"),
            text,
            label: t("customers.field.ownerId"),
            options: findUsers,
            answer: (ownerId) => go({ action: "update", values: { ownerId } }),
          }),
      },
      {
        id: "tag",
        label: t("customers.bulk.tag"),
        icon: Tag,
        onSelect: () =>
          ask({
            kind: "search",
            title: t("customers.bulk.tag"),
            text,
            label: t("customers.field.tagId"),
            options: findTagNames,
            mayCreate: true,
            answer: (tag) => go({ action: "tag", values: { tag } }),
          }),
      },
      editing({ picked, fields: () => manyFields(t, "customers", MANY, own), text, done }),
      archived
        ? {
            id: "restore",
            label: t("customers.restore"),
            icon: ArchiveRestore,
            onSelect: () => go({ action: "restore" }),
          }
        : {
            id: "archive",
            label: t("customers.archive"),
            icon: Archive,
            onSelect: () => go({ action: "archive" }),
          },
      ...(archived ? [] : merge(picked)),
      ...(may("customers:delete")
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
