import type { ComponentPropsWithRef } from "react";
import { cx } from "./cx.ts";
import { useFieldControl } from "./field-control.ts";
import { inputLook } from "./input.tsx";

export type Option = { value: string; label: string; disabled?: boolean };
export type OptionGroup = { label: string; options: readonly Option[] };
export type SelectProps = Omit<ComponentPropsWithRef<"select">, "children"> & {
  options: readonly (Option | OptionGroup)[];
  /** First, empty choice. */
  placeholder?: string;
};

/** One of a short list. The real element: works before and without script, and opens a phone's own picker. */
export function Select({ options, placeholder, className, ...own }: SelectProps) {
  const props = useFieldControl(own);
  return (
    <select {...props} className={cx(inputLook, "select pl-2.5 text-left", className)}>
      {placeholder !== undefined && <option value="">{placeholder}</option>}
      {options.map((entry) =>
        "options" in entry ? (
          <optgroup key={entry.label} label={entry.label}>
            {entry.options.map(choice)}
          </optgroup>
        ) : (
          choice(entry)
        ),
      )}
    </select>
  );
}

function choice({ value, label, disabled }: Option) {
  return (
    <option key={value} value={value} disabled={disabled}>
      {label}
    </option>
  );
}
