import { Archive, ArchiveRestore, Tag, UserRound } from "lucide-react";
import { useState } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { useBulk } from "#app/shell/use-bulk.tsx";
import type { Picked } from "#app/shell/use-matching.ts";
import type { BulkAction } from "#app/ui/bulk-bar.tsx";
import { lazyDialog } from "#app/ui/dialog.tsx";
import type { Customer } from "./columns.tsx";

const ChooseDialog = lazyDialog(async () => (await import("./bulk-dialog.tsx")).ChooseDialog);

export type Asking = { what: "owner" | "tag"; picked: Picked<Customer>; done: () => void };

/** What can be done with several customers at once, each with its way back. `dialog` belongs on the page. */
export function useCustomerBulk(archived: boolean) {
  const t = useT();
  const { progress, report, run } = useBulk<Customer>("/customers");
  const [asking, setAsking] = useState<Asking>();
  const verb = (name: "archive" | "restore") => (row: Customer) => ({ route: `POST /customers/${row.id}/${name}` });
  const change = (body: (row: Customer) => object) => (row: Customer) => ({
    route: `PATCH /customers/${row.id}`,
    body: body(row),
  });
  const actions = (picked: Picked<Customer>, done: () => void): BulkAction[] => [
    {
      id: "owner",
      label: t("customers.bulk.owner"),
      icon: UserRound,
      onSelect: () => setAsking({ what: "owner", picked, done }),
    },
    { id: "tag", label: t("customers.bulk.tag"), icon: Tag, onSelect: () => setAsking({ what: "tag", picked, done }) },
    archived
      ? {
          id: "restore",
          label: t("customers.restore"),
          icon: ArchiveRestore,
          onSelect: () => void run(picked, verb("restore"), verb("archive")).then(done),
        }
      : {
          id: "archive",
          label: t("customers.archive"),
          icon: Archive,
          onSelect: () => void run(picked, verb("archive"), verb("restore")).then(done),
        },
  ];
  const choose = ({ what, picked, done }: Asking, value: string) => {
    setAsking(undefined);
    const tagsOf = (row: Customer) => row.tags.map((tag) => tag.name);
    const finished =
      what === "owner"
        ? run(
            picked,
            change(() => ({ ownerId: value })),
            change((row) => ({ ownerId: row.ownerId })),
          )
        : run(
            picked,
            change((row) => ({ tags: [...new Set([...tagsOf(row), value])] })),
            change((row) => ({ tags: tagsOf(row) })),
          );
    void finished.then(done);
  };
  const dialog = (
    <>
      <ChooseDialog
        key={asking?.what}
        open={asking !== undefined}
        asking={asking}
        onClose={() => setAsking(undefined)}
        onChoose={choose}
      />
      {report}
    </>
  );
  return { actions, progress, dialog };
}
