import type { ReactNode } from "react";
import { Link } from "react-router";
import { cx } from "./cx.ts";

type Props = {
  to: string;
  on: boolean;
  /** What it shows is on the page already: nothing is read, and the way back leads past it. */
  here?: boolean;
  children: ReactNode;
};

/** A tab that is an address. */
export function TabLink({ to, on, here = false, children }: Props) {
  return (
    <Link
      to={to}
      {...(here ? { replace: true, preventScrollReset: true, defaultShouldRevalidate: false } : {})}
      aria-current={on ? "page" : undefined}
      data-inset-focus
      className={cx(
        "inline-flex min-h-6.5 max-w-full items-center gap-1.5 rounded-md px-2.25 font-medium whitespace-nowrap touch:min-h-11",
        on ? "text-text" : "text-text-2 hover:text-text",
        on && here && "bg-hover",
      )}
    >
      {children}
    </Link>
  );
}
