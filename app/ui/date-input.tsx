import { CalendarDays } from "lucide-react";
import { type ComponentPropsWithRef, useRef, useState } from "react";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { cx } from "./cx.ts";
import { Input } from "./input.tsx";
import { parseDay } from "./parse-day.ts";

export type DateInputProps = Omit<
  ComponentPropsWithRef<"input">,
  "value" | "defaultValue" | "onChange" | "type" | "min" | "max"
> & {
  /** `YYYY-MM-DD`. */
  value?: string | null;
  defaultValue?: string | null;
  onChange?: (day: string | null) => void;
  min?: string;
  max?: string;
};

/** A day, typed the local way ("22.11", "22 Kas", "yarın") or picked in the browser's calendar. `name` submits ISO. */
export function DateInput({
  value,
  defaultValue = null,
  onChange,
  name,
  min,
  max,
  className,
  ...rest
}: DateInputProps) {
  const format = useFormat();
  const t = useT();
  const calendar = useRef<HTMLInputElement>(null);
  const [own, setOwn] = useState(defaultValue);
  const [draft, setDraft] = useState<string>();
  const current = value === undefined ? own : value;
  const read = (text: string) =>
    parseDay(text, {
      locale: format.locale,
      today: format.today(),
      words: { [t("ui.today")]: 0, [t("ui.tomorrow")]: 1 },
    });
  const wrong = draft !== undefined && draft.trim() !== "" && !read(draft);
  const choose = (day: string | null) => {
    setOwn(day);
    onChange?.(day);
  };
  const pick = (
    <button
      type="button"
      disabled={rest.disabled}
      aria-label={t("ui.date.pick")}
      onClick={() => calendar.current?.showPicker()}
      className="-mr-1 grid size-6 place-items-center rounded text-text-3 hover:text-text"
    >
      <CalendarDays size={15} aria-hidden="true" />
    </button>
  );
  return (
    <span className={cx("relative block w-full", className)}>
      {name && <input type="hidden" name={name} value={wrong ? draft : (current ?? "")} />}
      <Input
        {...rest}
        end={pick}
        autoComplete="off"
        aria-invalid={wrong || rest["aria-invalid"]}
        title={wrong ? t("ui.date.invalid", { example: format.date(format.today()) }) : rest.title}
        value={draft ?? (current ? format.date(current) : "")}
        onChange={(event) => {
          setDraft(event.target.value);
          choose(read(event.target.value) ?? null);
        }}
        onBlur={(event) => {
          if (!wrong) setDraft(undefined);
          rest.onBlur?.(event);
        }}
      />
      <input
        ref={calendar}
        type="date"
        tabIndex={-1}
        aria-hidden="true"
        min={min}
        max={max}
        value={current ?? ""}
        onChange={(event) => {
          setDraft(undefined);
          choose(event.target.value || null);
        }}
        className="pointer-events-none absolute right-0 bottom-0 size-px opacity-0"
      />
    </span>
  );
}
