import { type ReactNode, useId } from "react";
import { cx } from "#app/ui/cx.ts";

// A part that scrolls must be reachable by keyboard.
const reachable = { tabIndex: 0 };

/** The three parts of a record's page side by side, one below the other where there is no room. */
export function RecordPanels({ children }: { children: ReactNode }) {
  return (
    <div className="scroll-quiet flex min-h-0 flex-1 flex-col overflow-y-auto lg:grid lg:grid-cols-[minmax(300px,24%)_minmax(0,1fr)_minmax(280px,24%)] lg:overflow-hidden">
      {children}
    </div>
  );
}

/** One of them: a title and what belongs to it. Scrolls by itself on wide screens. */
export function RecordPanel({
  title,
  className,
  children,
}: {
  title: string;
  className?: string;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section
      {...reachable}
      data-inset-focus
      aria-labelledby={id}
      className={cx("scroll-quiet min-w-0 shrink-0 px-(--page) py-4.5 lg:overflow-y-auto", className)}
    >
      <h2 id={id} className="mb-2 font-semibold text-sm text-text-2">
        {title}
      </h2>
      {children}
    </section>
  );
}
