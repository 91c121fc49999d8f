import { useState } from "react";
import type { ComboboxProps } from "./combobox.tsx";
import { cx } from "./cx.ts";
import { useFieldControl } from "./field-control.ts";
import { type HandedOver, useHandOver } from "./handed-over.ts";
import { inputLook } from "./input.tsx";
import type { SearchOption } from "./use-search.ts";

type Props = {
  values: readonly SearchOption[];
  /** What the form sends, by name. */
  sent: readonly string[];
  handed: HandedOver;
  /** The combobox it stands for. */
  of: Pick<ComboboxProps, "name" | "className" | "id" | "disabled" | "aria-label">;
};

/** Stands for a combobox until its code is there: a form that is sent meanwhile sends the same, or says what it lacks; who types goes on typing. */
export function ComboboxPlace({ values, sent, handed, of }: Props) {
  const { name, className, id, disabled, "aria-label": label } = of;
  const control = useFieldControl({ id, disabled, "aria-label": label });
  const [typed, setTyped] = useState("");
  const input = useHandOver(handed, typed);
  return (
    <span className={cx("block w-full min-w-0", className)}>
      {name && sent.map((value) => <input key={value} type="hidden" name={name} value={value} />)}
      <input
        {...control}
        ref={input}
        value={typed || values.map(({ label }) => label).join(", ")}
        onChange={(event) => setTyped(event.target.value)}
        className={cx(inputLook, "truncate pr-14 pl-2.5")}
      />
    </span>
  );
}
