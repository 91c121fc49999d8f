import type { ComponentPropsWithRef, ReactNode } from "react";
import { cx } from "./cx.ts";
import { useFieldControl } from "./field-control.ts";
import type { Icon } from "./icon.ts";

export type InputProps = ComponentPropsWithRef<"input"> & {
  icon?: Icon /** Inside, at the end: a unit, a key, a button. */;
  end?: ReactNode;
};

/** One line of text. Inside a Field it takes its id, description and error from there. */
export function Input({ icon: Glyph, end, className, ...own }: InputProps) {
  const props = useFieldControl(own);
  if (!Glyph && !end) return <input {...props} className={cx(inputLook, "px-2.5", className)} />;
  return (
    <span className={cx("relative flex w-full min-w-0 items-center", className)}>
      {Glyph && <Glyph size={16} aria-hidden="true" className="pointer-events-none absolute left-2.5 text-text-3" />}
      <input {...props} className={cx(inputLook, Glyph ? "pl-8.5" : "pl-2.5", end ? "pr-10" : "pr-2.5")} />
      {end && <span className="absolute right-2 flex items-center text-text-3">{end}</span>}
    </span>
  );
}

/** The frame that every typed control shares. */
export const inputLook =
  "control w-full min-w-0 rounded-lg border border-line-strong bg-panel text-text shadow-sm transition-colors hover:not-disabled:border-text-3 focus-visible:border-brand-line focus-visible:outline-2 focus-visible:outline-offset-0 disabled:bg-hover disabled:text-text-3 aria-invalid:border-bad aria-invalid:focus-visible:outline-bad";
