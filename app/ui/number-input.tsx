import { type ComponentPropsWithRef, type ReactNode, useState } from "react";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { parseNumber } from "#worker/kernel/parse-number.ts";
import { Input } from "./input.tsx";

export type NumberInputProps = Omit<ComponentPropsWithRef<"input">, "value" | "defaultValue" | "onChange" | "type"> & {
  value?: number | null;
  defaultValue?: number | null;
  /** The number, or null when the field is empty or holds no number. */
  onChange?: (value: number | null) => void;
  /** Digits after the decimal sign. */
  digits?: number;
  /** What is less is no number here. */
  min?: number;
  end?: ReactNode;
};

/** A number typed the local way. Formats when left, never while typing; `name` submits the plain number (`1234.56`). */
export function NumberInput({
  value,
  defaultValue = null,
  onChange,
  digits = 2,
  min = Number.NEGATIVE_INFINITY,
  name,
  end,
  ...rest
}: NumberInputProps) {
  const format = useFormat();
  const t = useT();
  const [own, setOwn] = useState(defaultValue);
  const [draft, setDraft] = useState<string>();
  const current = value === undefined ? own : value;
  const write = (number: number, grouped: boolean) =>
    format.number(number, { maximumFractionDigits: digits, useGrouping: grouped });
  const read = (text: string) => {
    const number = parseNumber(text, format.separators);
    return number === undefined || number < min ? undefined : number;
  };
  const parsed = draft === undefined ? current : (read(draft) ?? null);
  const wrong = draft !== undefined && draft.trim() !== "" && parsed === null;
  const change = (text: string) => {
    const typed = read(text);
    const number = typed === undefined ? null : Number(typed.toFixed(digits));
    setDraft(text);
    setOwn(number);
    onChange?.(number);
  };
  return (
    <>
      {name && <input type="hidden" name={name} value={parsed ?? (wrong ? draft : "")} />}
      <Input
        {...rest}
        end={end}
        inputMode={digits > 0 ? "decimal" : "numeric"}
        autoComplete="off"
        aria-invalid={wrong || rest["aria-invalid"]}
        title={wrong ? t("ui.number.invalid", { example: write(1234.5, true) }) : rest.title}
        value={draft ?? (current === null ? "" : write(current, true))}
        onChange={(event) => change(event.target.value)}
        onBlur={(event) => {
          // What is not a number stays as it was typed, to be mended.
          if (!wrong) setDraft(undefined);
          rest.onBlur?.(event);
        }}
      />
    </>
  );
}
