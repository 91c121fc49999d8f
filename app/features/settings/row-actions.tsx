import { Pencil, Trash2 } from "lucide-react";
import { useT } from "#app/shell/i18n.tsx";
import { IconButton } from "#app/ui/icon-button.tsx";

/** Edit and delete at the end of a line; `name` is what they are about. */
export function RowActions({ name, onEdit, onDelete }: { name: string; onEdit?: () => void; onDelete?: () => void }) {
  const t = useT();
  return (
    <div className="flex shrink-0 items-center gap-0.5">
      {onEdit && <IconButton icon={Pencil} aria-label={t("settings.edit", { name })} onClick={onEdit} />}
      {onDelete && <IconButton icon={Trash2} aria-label={t("settings.delete", { name })} onClick={onDelete} />}
    </div>
  );
}
