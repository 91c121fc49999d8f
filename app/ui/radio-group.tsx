import { type ReactNode, useContext, useId } from "react";
import { cx } from "./cx.ts";
import { FieldContext } from "./field-control.ts";

export type Choice = { value: string; label: ReactNode; help?: ReactNode; disabled?: boolean };
export type RadioGroupProps = {
  name?: string;
  choices: readonly Choice[];
  value?: string;
  defaultValue?: string;
  onChange?: (value: string) => void;
  /** Bordered boxes side by side instead of a plain list. */
  boxed?: boolean;
  className?: string;
};

/** One of a few, all visible. Put it in a `<Field group>` for its name. */
export function RadioGroup({ name, choices, value, defaultValue, onChange, boxed, className }: RadioGroupProps) {
  const own = useId();
  const field = useContext(FieldContext);
  return (
    <div
      role="radiogroup"
      aria-labelledby={field?.labelledBy}
      className={cx(boxed ? "grid gap-2 sm:grid-cols-2" : "grid gap-1", className)}
    >
      {choices.map((choice) => (
        <label
          key={choice.value}
          className={cx(
            "flex min-h-6 cursor-pointer items-start gap-2.5 touch:min-h-11 touch:items-center",
            boxed && "rounded-lg border border-line p-3 has-checked:border-brand-line has-checked:bg-brand-soft",
          )}
        >
          <input
            type="radio"
            name={name ?? own}
            value={choice.value}
            disabled={choice.disabled}
            {...(value === undefined
              ? { defaultChecked: defaultValue === choice.value }
              : { checked: value === choice.value })}
            onChange={() => onChange?.(choice.value)}
            className="mt-0.5 size-4 shrink-0 appearance-none rounded-full border-[1.5px] border-edge bg-panel transition-[border-width] checked:border-5 checked:border-brand disabled:opacity-50"
          />
          <span className="min-w-0">
            {choice.label}
            {choice.help && <span className="block text-sm text-text-2">{choice.help}</span>}
          </span>
        </label>
      ))}
    </div>
  );
}
