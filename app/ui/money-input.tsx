import { useState } from "react";
import { minorDigits } from "#app/shell/format.ts";
import { useFormat } from "#app/shell/i18n.tsx";
import { NumberInput, type NumberInputProps } from "./number-input.tsx";

export type MoneyInputProps = Omit<NumberInputProps, "value" | "defaultValue" | "onChange" | "digits" | "end"> & {
  /** Integer minor units. */
  value?: number | null;
  defaultValue?: number | null;
  onChange?: (minor: number | null) => void;
  currency?: string;
};

/** An amount in one currency. In and out are integer minor units; `name` submits them too. */
export function MoneyInput({ value, defaultValue = null, onChange, currency, name, ...rest }: MoneyInputProps) {
  const format = useFormat();
  const code = currency ?? format.currency;
  const digits = minorDigits(code);
  const [own, setOwn] = useState(defaultValue);
  const minor = value === undefined ? own : value;
  const major = (minor: number | null) => (minor === null ? null : minor / 10 ** digits);
  return (
    <>
      {name && <input type="hidden" name={name} value={minor ?? ""} />}
      <NumberInput
        {...rest}
        digits={digits}
        end={<span className="pr-1 text-sm">{code}</span>}
        value={value === undefined ? undefined : major(value)}
        defaultValue={major(defaultValue)}
        onChange={(number) => {
          const next = number === null ? null : Math.round(number * 10 ** digits);
          setOwn(next);
          onChange?.(next);
        }}
      />
    </>
  );
}
