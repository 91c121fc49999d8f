import { Archive, Trash2, UserRound } from "lucide-react";
import ArchiveRestore from "lucide-react/icons/archive-restore";
import CircleDashed from "lucide-react/icons/circle-dashed";
import { findUsers } from "#app/shell/find-options.ts";
import { useT } from "#app/shell/i18n.tsx";
import { type BulkList, ListBulk, type Picked } from "#app/shell/list-bulk.tsx";
import { manyFields } from "#app/shell/many-fields.ts";
import { type Deed, useBulk } from "#app/shell/use-bulk.tsx";
import { useMe } from "#app/shell/use-me.ts";
import type { BulkAction } from "#app/ui/bulk-bar.tsx";
import type { ShownField } from "#worker/kernel/custom/field.ts";
import { PROJECT_STATUSES } from "#worker/modules/projects/options.ts";
import type { Project } from "./columns.tsx";
import { MANY } from "./many.ts";

type Props = BulkList<Project> & { archived: boolean; own: readonly ShownField[] };

/** What can be done with several projects at once, each with its way back. */
export function ProjectBulk({ archived, own, ...list }: Props) {
  const t = useT();
  const { may } = useMe();
  const { progress, dialogs, ask, run, editing, exporting } = useBulk("projects", (id) => `/projects/${id}`);
  const actions = (picked: Picked, done: () => void): BulkAction[] => {
    const text = t("projects.bulk.many", { count: picked.count });
    const go = (deed: Deed) => void run(picked, deed).then(done);
    return [
      {
        id: "owner",
        label: t("projects.bulk.owner"),
        icon: UserRound,
        onSelect: () =>
          ask({
            kind: "search",
            title: t("projects.bulk.owner"),
            text,
            label: t("projects.field.ownerId"),
            options: findUsers,
            answer: (ownerId) => go({ action: "update", values: { ownerId } }),
          }),
      },
      {
        id: "status",
        label: t("projects.bulk.status"),
        icon: CircleDashed,
        onSelect: () =>
          ask({
            kind: "choice",
            title: t("projects.bulk.status"),
            text,
            label: t("projects.field.status"),
            options: PROJECT_STATUSES.map((value) => ({ value, label: t(`projects.status.${value}`) })),
            answer: (status) => go({ action: "update", values: { status } }),
          }),
      },
      editing({ picked, fields: () => manyFields(t, "projects", MANY, own), text, done }),
      archived
        ? {
            id: "restore",
            label: t("projects.restore"),
            icon: ArchiveRestore,
            onSelect: () => go({ action: "restore" }),
          }
        : {
            id: "archive",
            label: t("projects.archive"),
            icon: Archive,
            onSelect: () => go({ action: "archive" }),
          },
      ...(may("projects:delete")
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
