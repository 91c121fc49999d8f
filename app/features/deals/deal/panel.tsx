import { type ReactNode, useId } from "react";
import { cx } from "#app/ui/cx.ts";

// A part that scrolls must be reachable by keyboard.
const reachable = { tabIndex: 0 };

/** A third of the page: scrolls by itself on wide screens, one after the other on narrow ones. */
export function Panel({ title, className, children }: { title: string; className?: string; children: ReactNode }) {
  const id = useId();
  return (
    <section
      {...reachable}
      data-inset-focus
      aria-labelledby={id}
      className={cx("scroll-quiet min-w-0 px-(--page) py-4.5 lg:overflow-y-auto", className)}
    >
      <h2 id={id} className="mb-2 font-semibold text-sm text-text-2">
        {title}
      </h2>
      {children}
    </section>
  );
}
