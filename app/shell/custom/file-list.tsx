import { X } from "lucide-react";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { IconButton } from "#app/ui/icon-button.tsx";
import type { CustomValue, Parts } from "#worker/kernel/custom/field.ts";

/** What is kept of each file. */
export function filesOf(value: CustomValue | undefined): Parts[] {
  return Array.isArray(value) ? value.filter((one) => typeof one !== "string") : [];
}

/** Files by name and size, each a way to its content; with `onRemove` they can be taken away. */
export function FileList({ files, onRemove }: { files: readonly Parts[]; onRemove?: (id: string) => void }) {
  const t = useT();
  const format = useFormat();
  return (
    <ul className="grid min-w-0 grid-cols-1">
      {files.map(({ id = "", name = "", size }) => (
        <li key={id} className="flex min-h-7 min-w-0 items-center gap-1.5 touch:min-h-11">
          <a href={`/files/${id}`} target="_blank" rel="noreferrer" className="truncate rounded hover:underline">
            {name}
          </a>
          <span className="num shrink-0 text-text-3 text-xs">{format.fileSize(Number(size))}</span>
          {onRemove && (
            <IconButton
              icon={X}
              size="small"
              aria-label={t("ui.removeItem", { item: name })}
              onClick={() => onRemove(id)}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
