import { useId } from "react";
import { cx } from "./cx.ts";
import type { Icon } from "./icon.ts";

export type Segment<T extends string> = { value: T; label: string; icon?: Icon };

/** Two to four ways to see the same thing, one chosen. Radio buttons underneath: arrow keys move. */
export function SegmentedControl<T extends string>({
  segments,
  value,
  onChange,
  label,
  iconsOnly,
  className,
}: {
  segments: readonly Segment<T>[];
  value: T;
  onChange: (value: T) => void;
  label: string;
  iconsOnly?: boolean;
  className?: string;
}) {
  const name = useId();
  return (
    <div role="radiogroup" aria-label={label} className={cx("inline-flex rounded-lg bg-hover p-0.5", className)}>
      {segments.map(({ value: own, label: text, icon: Glyph }) => (
        <label
          key={own}
          data-tip={iconsOnly ? text : undefined}
          className="relative flex min-h-6.5 min-w-7 cursor-pointer items-center justify-center gap-1.5 rounded-md px-2 font-medium text-text-2 has-checked:bg-panel has-checked:text-text has-checked:shadow-sm has-focus-visible:outline-2 has-focus-visible:outline-brand-line touch:min-h-11 touch:min-w-11"
        >
          <input
            type="radio"
            name={name}
            value={own}
            checked={own === value}
            onChange={() => onChange(own)}
            className="absolute inset-0 cursor-pointer appearance-none opacity-0"
          />
          {Glyph && <Glyph size={15} aria-hidden="true" />}
          <span className={iconsOnly ? "sr-only" : undefined}>{text}</span>
        </label>
      ))}
    </div>
  );
}
