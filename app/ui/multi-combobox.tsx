import { lazy, Suspense } from "react";
import type { ComboboxProps } from "./combobox.tsx";
import { cx } from "./cx.ts";
import { inputLook } from "./input.tsx";
import type { SearchOption } from "./use-search.ts";

export type MultiComboboxProps = Omit<ComboboxProps, "value" | "onChange" | "onCreate"> & {
  value: readonly SearchOption[];
  onChange: (options: SearchOption[]) => void;
  /** Makes a choice from what was typed; without it only known ones can be chosen. */
  onCreate?: (text: string) => SearchOption;
};

const Box = lazy(async () => ({ default: (await import("./multi-combobox-box.tsx")).MultiComboboxBox }));

/** Several of many, as chips; with `onCreate` it is an input for tags. Backspace removes the last. */
export function MultiCombobox(props: MultiComboboxProps) {
  return (
    <Suspense fallback={<span className={cx(inputLook, "block", props.className)} />}>
      <Box {...props} />
    </Suspense>
  );
}
