import type { ComponentPropsWithRef, ReactNode } from "react";
import { cx } from "./cx.ts";

export type SwitchProps = Omit<ComponentPropsWithRef<"input">, "type"> & {
  label: ReactNode;
  help?: ReactNode;
  hideLabel?: boolean;
};

// The browser derives aria-checked from the checkbox.
const asSwitch = { type: "checkbox", role: "switch" } as const;

/** On or off, taking effect at once. A checkbox underneath, so it submits in forms and works without script. */
export function Switch({ label, help, hideLabel, className, ...props }: SwitchProps) {
  return (
    <label className={cx("flex min-h-6 cursor-pointer items-start gap-3 touch:min-h-11 touch:items-center", className)}>
      <span className="relative mt-0.5 inline-flex h-4.5 w-8 shrink-0 touch:mt-0">
        <input
          {...props}
          {...asSwitch}
          className="peer size-full appearance-none rounded-full border border-edge bg-hover transition-colors checked:border-brand checked:bg-brand disabled:opacity-50"
        />
        <span className="pointer-events-none absolute top-0.75 left-0.75 size-3 rounded-full bg-text-3 transition-[translate,background-color] peer-checked:translate-x-3.5 peer-checked:bg-on-brand" />
      </span>
      <span className={hideLabel ? "sr-only" : "min-w-0"}>
        {label}
        {help && <span className="block text-sm text-text-3">{help}</span>}
      </span>
    </label>
  );
}
