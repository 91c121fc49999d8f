import { Archive, ArchiveRestore, Tag, UserRound } from "lucide-react";
import { useState } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { useBulk } from "#app/shell/use-bulk.ts";
import type { BulkAction } from "#app/ui/bulk-bar.tsx";
import { lazyDialog } from "#app/ui/dialog.tsx";
import type { Customer } from "./columns.tsx";

const ChooseDialog = lazyDialog(async () => (await import("./bulk-dialog.tsx")).ChooseDialog);

export type Asking = { what: "owner" | "tag"; rows: readonly Customer[]; done: () => void };

/** What can be done with several customers at once, each with its way back. `dialog` belongs on the page. */
export function useCustomerBulk(archived: boolean) {
  const t = useT();
  const { progress, run } = useBulk<Customer>();
  const [asking, setAsking] = useState<Asking>();
  const verb = (name: "archive" | "restore") => (row: Customer) => ({ route: `POST /customers/${row.id}/${name}` });
  const change = (body: (row: Customer) => object) => (row: Customer) => ({
    route: `PATCH /customers/${row.id}`,
    body: body(row),
  });
  const actions = (rows: readonly Customer[], done: () => void): BulkAction[] => [
    {
      id: "owner",
      label: t("customers.bulk.owner"),
      icon: UserRound,
      onSelect: () => setAsking({ what: "owner", rows, done }),
    },
    { id: "tag", label: t("customers.bulk.tag"), icon: Tag, onSelect: () => setAsking({ what: "tag", rows, done }) },
    archived
      ? {
          id: "restore",
          label: t("customers.restore"),
          icon: ArchiveRestore,
          onSelect: () => void run(rows, verb("restore"), verb("archive")).then(done),
        }
      : {
          id: "archive",
          label: t("customers.archive"),
          icon: Archive,
          onSelect: () => void run(rows, verb("archive"), verb("restore")).then(done),
        },
  ];
  const choose = ({ what, rows, done }: Asking, value: string) => {
    setAsking(undefined);
    const tagsOf = (row: Customer) => row.tags.map((tag) => tag.name);
    const finished =
      what === "owner"
        ? run(
            rows,
            change(() => ({ ownerId: value })),
            change((row) => ({ ownerId: row.ownerId })),
          )
        : run(
            rows,
            change((row) => ({ tags: [...new Set([...tagsOf(row), value])] })),
            change((row) => ({ tags: tagsOf(row) })),
          );
    void finished.then(done);
  };
  const dialog = (
    <ChooseDialog
      key={asking?.what}
      open={asking !== undefined}
      asking={asking}
      onClose={() => setAsking(undefined)}
      onChoose={choose}
    />
  );
  return { actions, progress, dialog };
}
