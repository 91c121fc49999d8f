import { useState } from "react";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { momentOf, partsOf } from "#worker/kernel/wall-time.ts";
import { DateInput } from "./date-input.tsx";
import { Input } from "./input.tsx";

type Props = {
  /** An ISO moment. */
  value: string | null;
  onChange: (moment: string | null) => void;
  name?: string;
  label: string;
};

/** A day and a time on the reader's own clock; `name` submits the moment. */
export function MomentInput({ value, onChange, name, label }: Props) {
  const t = useT();
  const { timeZone } = useFormat();
  const [parts, setParts] = useState(value ? partsOf(value, timeZone) : { day: "", time: "" });
  const change = (next: typeof parts) => {
    setParts(next);
    onChange(next.day ? (momentOf(next.day, next.time, timeZone) ?? null) : null);
  };
  return (
    <span className="grid grid-cols-[minmax(0,1fr)_7rem] gap-2">
      {name && <input type="hidden" name={name} value={value ?? ""} />}
      <DateInput
        aria-label={label}
        value={parts.day || null}
        onChange={(day) => change({ ...parts, day: day ?? "" })}
      />
      <Input
        aria-label={t("ui.time")}
        type="time"
        value={parts.time}
        onChange={(event) => change({ ...parts, time: event.target.value })}
      />
    </span>
  );
}
