import { useFormat, useT } from "#app/shell/i18n.tsx";
import type { OutputOf } from "#worker/kernel/context.ts";
import type { dealHistory } from "#worker/modules/pipeline/index.ts";
import type { Deal } from "../board/board-state.ts";

type Entry = OutputOf<typeof dealHistory>["data"][number];

/** Every stage the deal has been in, the newest first: since when, for how long, worth what. */
export function StageHistory({ deal, history }: { deal: Deal; history: readonly Entry[] }) {
  const t = useT();
  const format = useFormat();
  const cell = "border-line border-b py-1.5 pr-3 text-left last:pr-0";
  return (
    <div className="scroll-quiet overflow-x-auto">
      <table className="w-full">
        <thead>
          <tr className="text-sm text-text-3">
            {(["stage", "entered", "left", "duration", "amount"] as const).map((name) => (
              <th
                key={name}
                scope="col"
                className={`${cell} font-medium last:text-right ${name === "left" ? "max-sm:hidden" : ""}`}
              >
                {t(`deals.historyColumn.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {history.toReversed().map((entry) => (
            <tr key={entry.id}>
              <th scope="row" className={`${cell} max-w-48 truncate font-medium`}>
                {entry.stageName}
              </th>
              <td className={cell} title={format.dateTime(entry.enteredAt)}>
                {format.shortDate(entry.enteredAt)}
              </td>
              <td className={`${cell} max-sm:hidden`} title={entry.leftAt ? format.dateTime(entry.leftAt) : undefined}>
                {entry.leftAt ? (
                  format.shortDate(entry.leftAt)
                ) : (
                  <span className="text-text-3">{t("deals.stillHere")}</span>
                )}
              </td>
              <td className={cell}>
                <Duration entry={entry} />
              </td>
              <td className={`${cell} num text-right`}>{format.money(entry.amountMinor, deal.currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Calendar days for what still runs, so that server and browser agree; exact time between two moments. */
function Duration({ entry }: { entry: Entry }) {
  const t = useT();
  const format = useFormat();
  if (entry.leftAt) return format.duration((Date.parse(entry.leftAt) - Date.parse(entry.enteredAt)) / 1000);
  const count = Math.max(0, -format.daysFromToday(entry.enteredAt));
  return count === 0 ? t("deals.today") : t("deals.days", { count });
}
