import { Pencil, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { IconButton } from "./icon-button.tsx";

type Props = { name: string; onEdit?: () => void; onDelete?: () => void; children?: ReactNode };

/** Edit and delete at the end of a line, with others between them; `name` is what they are about. */
export function RowActions({ name, onEdit, onDelete, children }: Props) {
  const t = useT();
  return (
    <div className="flex shrink-0 items-center gap-0.5">
      {onEdit && <IconButton icon={Pencil} aria-label={t("ui.editItem", { item: name })} onClick={onEdit} />}
      {children}
      {onDelete && <IconButton icon={Trash2} aria-label={t("ui.deleteItem", { item: name })} onClick={onDelete} />}
    </div>
  );
}
