import { useRef } from "react";
import type { ComboboxProps } from "./combobox.tsx";
import { ComboboxPlace } from "./combobox-place.tsx";
import type { HandedOver } from "./handed-over.ts";
import { onDemand } from "./on-demand.tsx";
import type { SearchOption } from "./use-search.ts";

export type MultiComboboxProps = Omit<ComboboxProps, "value" | "onChange" | "onCreate"> & {
  value: readonly SearchOption[];
  onChange: (options: SearchOption[]) => void;
  /** Makes a choice from what was typed; without it only known ones can be chosen. */
  onCreate?: (text: string) => SearchOption;
};

const Box = onDemand<MultiComboboxProps & { handed: HandedOver }>(
  async () => (await import("./multi-combobox-box.tsx")).MultiComboboxBox,
  (props) => {
    const { value, handed } = props;
    return <ComboboxPlace values={value} sent={value.map((option) => option.value)} handed={handed} of={props} />;
  },
);

/** Several of many, as chips; with `onCreate` it is an input for tags. Backspace removes the last. */
export function MultiCombobox(props: MultiComboboxProps) {
  const handed = useRef<string>(null);
  return <Box {...props} handed={handed} />;
}
