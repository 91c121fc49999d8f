import { useT } from "#app/shell/i18n.tsx";
import { NAMED_DAYS } from "#worker/kernel/list/relative-days.ts";
import { daysWord } from "./days-word.ts";
import { NumberInput } from "./number-input.tsx";
import { Select } from "./select.tsx";

/** Days as seen from today: "this month", or a number of days up to today or from today on. */
export function DaysInput({ value, onChange }: { value: string; onChange: (word: string) => void }) {
  const t = useT();
  const [, way, count = ""] = /^(last|next)_(\d*)_days$/.exec(value) ?? [];
  return (
    <div className="flex min-w-0 items-center gap-1.5">
      <div className="min-w-0 flex-1">
        <Select
          aria-label={t("ui.filter.value")}
          value={way ?? value}
          options={[
            { value: "last", label: t("ui.filter.lastDays") },
            { value: "next", label: t("ui.filter.nextDays") },
            ...NAMED_DAYS.map((word) => ({ value: word, label: daysWord(t, word) })),
          ]}
          onChange={({ target }) =>
            onChange(/^(last|next)$/.test(target.value) ? `${target.value}_${count || "30"}_days` : target.value)
          }
        />
      </div>
      {way && (
        <div className="w-20 shrink-0">
          <NumberInput
            aria-label={t("ui.filter.value")}
            digits={0}
            value={count === "" ? null : Number(count)}
            onChange={(days) => onChange(`${way}_${days === null ? "" : Math.min(Math.max(days, 1), 9999)}_days`)}
          />
        </div>
      )}
    </div>
  );
}
