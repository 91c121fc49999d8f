import { lazy, Suspense, useRef } from "react";
import type { ComboboxProps } from "./combobox.tsx";
import { ComboboxPlace } from "./combobox-place.tsx";
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
  const { value, name, className, id, disabled, "aria-label": label } = props;
  const handed = useRef<string>(null);
  const place = { name, className, id, disabled, "aria-label": label, handed };
  return (
    <Suspense fallback={<ComboboxPlace values={value} sent={value.map((option) => option.value)} {...place} />}>
      <Box {...props} handed={handed} />
    </Suspense>
  );
}
