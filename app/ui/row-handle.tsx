import { GripVertical } from "lucide-react";
import type { KeyboardEvent, RefObject } from "react";
import { cx } from "./cx.ts";

type Props = {
  ref: RefObject<HTMLButtonElement | null>;
  label: string;
  carried: boolean;
  onKeyDown: (event: KeyboardEvent) => void;
  className?: string;
};

/** What a row is dragged by, or picked up with the keyboard: see `useReorder`. */
export function RowHandle({ label, carried, className, ...own }: Props) {
  return (
    <button
      {...own}
      type="button"
      aria-label={label}
      aria-pressed={carried}
      className={cx(
        "grid size-7 shrink-0 cursor-grab touch-none place-items-center rounded-md text-text-3 hover:bg-hover hover:text-text touch:size-11",
        className,
      )}
    >
      <GripVertical size={15} aria-hidden="true" />
    </button>
  );
}
