import Pencil from "lucide-react/icons/pencil";
import { type ReactNode, useState } from "react";
import type { BulkAction } from "#app/ui/bulk-bar.tsx";
import { lazyDialog } from "#app/ui/dialog.tsx";
import { useT } from "./i18n.tsx";
import type { Picked } from "./list-bulk.tsx";
import type { ManyField } from "./many-fields.ts";
import type { Refused } from "./use-api.ts";
import type { Deed } from "./use-bulk.tsx";
import { partOfLists } from "./words.ts";

const EditMany = lazyDialog(async () => (await partOfLists(import("./lists/edit-many.tsx"))).EditMany);

/** What is edited in which rows; `text` says for how many. */
export type Editing = { picked: Picked; fields: () => readonly ManyField[]; text: string; done: () => void };

/** Giving many rows a value of a field. `start` is told what was refused before there is a job. */
export function useEditMany(start: (editing: Editing, deed: Deed, answered: (refused?: Refused) => void) => void): {
  editing: (editing: Editing) => BulkAction;
  dialog: ReactNode;
} {
  const t = useT();
  const [asked, setAsked] = useState<Editing & { open: boolean; times: number }>();
  const close = () => setAsked((before) => before && { ...before, open: false });
  return {
    editing: (one) => ({
      id: "edit",
      label: t("ui.edit"),
      icon: Pencil,
      onSelect: () => setAsked((before) => ({ ...one, open: true, times: (before?.times ?? 0) + 1 })),
    }),
    dialog: (
      <EditMany
        key={asked?.times}
        open={asked?.open ?? false}
        text={asked?.text ?? ""}
        fields={asked?.fields}
        onClose={close}
        start={(deed) => new Promise((answered) => asked && start(asked, deed, answered))}
      />
    ),
  };
}
