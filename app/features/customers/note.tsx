import { Ellipsis, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { useRevalidator } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { useApi } from "#app/shell/use-api.ts";
import { IconButton } from "#app/ui/icon-button.tsx";
import { Menu } from "#app/ui/menu.tsx";
import { onDemand } from "#app/ui/on-demand.tsx";
import { Skeleton } from "#app/ui/skeleton.tsx";
import { toast } from "#app/ui/toast.ts";
import type { Doc } from "#worker/kernel/rich/document.ts";

const NoteEditor = onDemand(async () => (await import("./note-editor.tsx")).NoteEditor);

const NoteText = onDemand(
  async () => (await import("#app/ui/rich-text.tsx")).RichText,
  (_: { document: Doc; className?: string }) => <Skeleton className="h-5 min-w-0 flex-1" />,
);

type Props = { customerId: string; noteId: string; document: Doc; mayChange: boolean };

/** A note in the timeline; whoever may change it edits it in its place, or deletes it with a way back. */
export function Note({ customerId, noteId, document, mayChange }: Props) {
  const t = useT();
  const api = useApi();
  const [editing, setEditing] = useState(false);
  const { revalidate } = useRevalidator();
  const address = `/customers/${customerId}/notes`;
  const restore = async () => {
    const { refused } = await api(`POST /trash/${noteId}/restore`);
    if (!refused) await revalidate();
  };
  const remove = async () => {
    const { refused } = await api(`DELETE ${address}/${noteId}`);
    if (refused) return;
    toast({ title: t("customers.note.deleted"), undo: () => void restore() });
    await revalidate();
  };
  if (editing)
    return (
      <div className="mt-1.75">
        <NoteEditor address={`${address}/${noteId}`} document={document} onDone={() => setEditing(false)} />
      </div>
    );
  return (
    <div className="mt-1.75 flex items-start gap-1 rounded-lg border border-line py-2 pr-1.5 pl-3">
      <NoteText document={document} className="min-w-0 flex-1" />
      {mayChange && (
        <Menu
          align="end"
          items={[
            { label: t("ui.edit"), icon: Pencil, onSelect: () => setEditing(true) },
            { label: t("ui.delete"), icon: Trash2, danger: true, onSelect: () => void remove() },
          ]}
          trigger={<IconButton icon={Ellipsis} size="small" className="-my-1" aria-label={t("customers.note.menu")} />}
        />
      )}
    </div>
  );
}
