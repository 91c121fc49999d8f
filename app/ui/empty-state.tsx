import type { ReactNode } from "react";
import { cx } from "./cx.ts";
import type { Icon } from "./icon.ts";

/** Nothing here yet: what this place is for and the first step. */
export function EmptyState({
  icon: Glyph,
  title,
  text,
  action,
  className,
}: {
  icon?: Icon;
  title: ReactNode;
  text?: ReactNode;
  action?: ReactNode;
  className?: string;
}) {
  return (
    <div className={cx("mx-auto flex max-w-sm flex-col items-center gap-1 px-4 py-16 text-center", className)}>
      {Glyph && (
        <span className="mb-3 grid size-11 place-items-center rounded-xl border border-line bg-panel text-text-2 shadow-sm">
          <Glyph size={20} aria-hidden="true" />
        </span>
      )}
      <p className="text-balance font-semibold text-md">{title}</p>
      {text && <p className="text-pretty text-text-2">{text}</p>}
      {action && <div className="mt-4 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
