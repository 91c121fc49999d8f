import { X } from "lucide-react";
import type { ReactNode } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { cx } from "./cx.ts";

/** A label somebody gave. With `onRemove` it carries its own small button. */
export function Tag({
  children,
  name,
  onRemove,
  className,
}: {
  children: ReactNode /** For the remove button. */;
  name?: string;
  onRemove?: () => void;
  className?: string;
}) {
  const t = useT();
  return (
    <span
      className={cx(
        "inline-flex min-w-0 max-w-full items-center gap-0.5 rounded-md bg-hover px-1.75 py-px font-medium text-text-2 text-xs leading-4.5",
        className,
      )}
    >
      <span className="truncate">{children}</span>
      {onRemove && (
        <button
          type="button"
          aria-label={t("ui.removeItem", { item: name ?? String(children) })}
          onClick={onRemove}
          className="-mr-1.5 grid size-6 shrink-0 place-items-center rounded text-text-3 hover:text-text"
        >
          <X size={12} aria-hidden="true" />
        </button>
      )}
    </span>
  );
}

/** As many tags as asked for on one line, then "+2"; without a number all of them, on as many lines as they need. */
export function TagList({ tags, most }: { tags: readonly string[]; most?: number }) {
  const rest = tags.length - (most ?? tags.length);
  return (
    <span
      className={cx("flex min-w-0 items-center gap-1", most === undefined ? "flex-wrap py-1" : "overflow-hidden")}
      title={most === undefined ? undefined : tags.join(", ")}
    >
      {tags.slice(0, most).map((tag) => (
        <Tag key={tag}>{tag}</Tag>
      ))}
      {rest > 0 && <span className="shrink-0 text-text-3 text-xs">+{rest}</span>}
    </span>
  );
}
