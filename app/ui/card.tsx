import type { ComponentPropsWithRef, ReactNode } from "react";
import { cx } from "./cx.ts";

/** A bordered panel. */
export function Card({ className, ...props }: ComponentPropsWithRef<"div">) {
  return <div {...props} className={cx("rounded-xl border border-line bg-panel p-4 shadow-sm", className)} />;
}

/** The line above a card's content: what it is, and something at the end. */
export function CardHeader({ title, end, className }: { title: ReactNode; end?: ReactNode; className?: string }) {
  return (
    <div className={cx("mb-2 flex min-h-6 items-center gap-2", className)}>
      <h2 className="min-w-0 truncate font-medium text-sm text-text-2">{title}</h2>
      {end && <div className="ml-auto flex shrink-0 items-center gap-1 text-sm text-text-3">{end}</div>}
    </div>
  );
}
