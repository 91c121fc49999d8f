import { useRef } from "react";
import { ComboboxPlace } from "./combobox-place.tsx";
import type { HandedOver } from "./handed-over.ts";
import { onDemand } from "./on-demand.tsx";
import type { SearchOption } from "./use-search.ts";

export type ComboboxProps = {
  /** All choices, or a function that finds them. */
  options: readonly SearchOption[] | ((query: string, signal: AbortSignal) => Promise<readonly SearchOption[]>);
  value: SearchOption | null;
  onChange: (option: SearchOption | null) => void;
  /** Offers to make what was typed. */
  onCreate?: (text: string) => void;
  /** False where there is always one. */
  clearable?: boolean;
  placeholder?: string;
  name?: string;
  id?: string;
  disabled?: boolean;
  "aria-label"?: string;
  className?: string;
};

const Box = onDemand<ComboboxProps & { handed: HandedOver }>(
  async () => (await import("./combobox-box.tsx")).ComboboxBox,
  (props) => {
    const { value, handed } = props;
    return <ComboboxPlace values={value ? [value] : []} sent={[value?.value ?? ""]} handed={handed} of={props} />;
  },
);

/** One of many, by typing. Its code loads when the first one is on a page; its place is kept meanwhile. */
export function Combobox(props: ComboboxProps) {
  const handed = useRef<string>(null);
  return <Box {...props} handed={handed} />;
}
