import { useState } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { DateInput } from "#app/ui/date-input.tsx";
import { Field } from "#app/ui/field.tsx";
import { NumberInput } from "#app/ui/number-input.tsx";
import { Select } from "#app/ui/select.tsx";
import { REPEAT_FROM, REPEAT_UNITS } from "#worker/modules/tasks/options.ts";
import type { Task } from "./columns.tsx";

type Unit = (typeof REPEAT_UNITS)[number];

/** How often a task comes back; what is asked depends on the unit. `taskFrom` reads it. */
export function RepeatFields({ repeats, error }: { repeats: Task["repeats"]; error: string | undefined }) {
  const t = useT();
  const [unit, setUnit] = useState<Unit | "">(repeats?.unit ?? "");
  return (
    <>
      <Field label={t("tasks.field.repeats")} optional error={error}>
        <Select
          name="repeatUnit"
          value={unit}
          placeholder={t("tasks.repeat.never")}
          options={REPEAT_UNITS.map((value) => ({ value, label: t(`tasks.repeat.by.${value}`) }))}
          onChange={(event) => setUnit(event.target.value as Unit | "")}
        />
      </Field>
      {unit && (
        <div className="grid gap-3 rounded-lg border border-line p-3">
          <div className="grid grid-cols-2 gap-3">
            <Field label={t(`tasks.repeat.every.${unit}`)}>
              <NumberInput name="repeatEvery" digits={0} defaultValue={repeats?.every ?? 1} required />
            </Field>
            <Field label={t("tasks.repeat.until")} optional>
              <DateInput name="repeatUntil" defaultValue={repeats?.until ?? null} />
            </Field>
          </div>
          {unit === "week" && <Weekdays chosen={repeats?.weekdays ?? []} />}
          <Field label={t("tasks.repeat.from")}>
            <Select
              name="repeatFrom"
              defaultValue={repeats?.from ?? "due"}
              options={REPEAT_FROM.map((value) => ({ value, label: t(`tasks.repeat.fromWhen.${value}`) }))}
            />
          </Field>
        </div>
      )}
    </>
  );
}

/** The days of a week, Monday first; none is the day on which it is due. */
function Weekdays({ chosen }: { chosen: readonly number[] }) {
  const t = useT();
  const name = new Intl.DateTimeFormat(t.language, { weekday: "short", timeZone: "UTC" });
  return (
    <Field label={t("tasks.repeat.weekdays")} optional group>
      <div className="flex flex-wrap gap-1.5">
        {[1, 2, 3, 4, 5, 6, 7].map((day) => (
          <label
            key={day}
            className="relative flex h-8 min-w-10 cursor-pointer items-center justify-center rounded-lg border border-line px-2 text-text-2 has-checked:border-brand has-checked:bg-brand-soft has-checked:text-brand-text has-focus-visible:outline-2 has-focus-visible:outline-brand-line touch:h-11"
          >
            <input
              type="checkbox"
              name="repeatDay"
              value={day}
              defaultChecked={chosen.includes(day)}
              className="absolute inset-0 cursor-pointer appearance-none"
            />
            {name.format(Date.UTC(2026, 0, 4 + day))}
          </label>
        ))}
      </div>
    </Field>
  );
}
