import { type ComponentPropsWithRef, type ReactNode, useEffect, useRef } from "react";
import { cx } from "./cx.ts";

export type CheckboxProps = Omit<ComponentPropsWithRef<"input">, "type" | "ref"> & {
  /** Beside the box. Without one give an `aria-label`. */
  label?: ReactNode;
  help?: ReactNode;
  /** Some, not all, of what it stands for. */
  indeterminate?: boolean;
  /** For finishing something, beside boxes that tick a row. */
  round?: boolean;
};

/** A real checkbox in the brand's colour; the target around it is at least 24 px, 44 px on phones. */
export function Checkbox({ label, help, indeterminate = false, round, className, ...props }: CheckboxProps) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = indeterminate;
  }, [indeterminate]);
  return (
    <label
      className={cx(
        "inline-flex min-w-6 cursor-pointer gap-2.5 touch:min-h-11 touch:items-center",
        label ? "min-h-6 items-start" : "size-6 items-center justify-center touch:size-11",
        className,
      )}
    >
      <span className={cx("relative grid size-4 shrink-0 place-items-center", Boolean(label) && "mt-0.5 touch:mt-0")}>
        <input
          {...props}
          ref={box}
          type="checkbox"
          className={cx(
            "peer size-4 appearance-none border-[1.5px] border-edge bg-panel transition-colors checked:border-brand checked:bg-brand indeterminate:border-brand indeterminate:bg-brand disabled:opacity-50",
            round ? "rounded-full" : "rounded-[min(4px,var(--radius))]",
          )}
        />
        <svg
          viewBox="0 0 16 16"
          aria-hidden="true"
          className="pointer-events-none absolute size-3 stroke-[2.5] stroke-on-brand fill-none opacity-0 peer-checked:opacity-100 peer-indeterminate:opacity-0"
        >
          <path d="m2.5 8.5 3.5 3.5 7.5-8" strokeLinecap="round" strokeLinejoin="round" />
        </svg>
        <span className="pointer-events-none absolute h-0.5 w-2 rounded bg-on-brand opacity-0 peer-indeterminate:opacity-100" />
      </span>
      {label && (
        <span className="min-w-0">
          {label}
          {help && <span className="block text-sm text-text-3">{help}</span>}
        </span>
      )}
    </label>
  );
}
