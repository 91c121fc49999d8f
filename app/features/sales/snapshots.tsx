import { useFormat, useT } from "#app/shell/i18n.tsx";
import { Card } from "#app/ui/card.tsx";
import type { Forecast } from "./forecast.tsx";

const COLUMNS = ["takenOn", "closed", "commit", "weighted", "accuracy"] as const;
const cell = "border-line border-b py-1.5 pr-4 last:pr-0";

/** How earlier weeks saw the month and, once it is over, how right they were. */
export function Snapshots({ forecast: { currency, snapshots } }: { forecast: Forecast }) {
  const t = useT();
  const format = useFormat();
  const money = (minor: number) => format.money(minor, currency, { whole: true });
  return (
    <Card className="scroll-quiet min-w-0 overflow-x-auto">
      <h2 className="font-medium text-text-2">{t("sales.forecast.weeks")}</h2>
      <table className="mt-2 w-full min-w-120">
        <thead>
          <tr className="text-sm text-text-3">
            {COLUMNS.map((name) => (
              <th
                key={name}
                scope="col"
                className={`${cell} font-medium ${name === "takenOn" ? "text-left" : "text-right"}`}
              >
                {t(`sales.forecast.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {snapshots.map((one) => (
            <tr key={one.takenOn}>
              <th scope="row" className={`${cell} text-left font-normal`}>
                {format.date(one.takenOn)}
              </th>
              {[one.closedMinor, one.closedMinor + one.commitMinor, one.weightedMinor].map((minor, at) => (
                <td key={COLUMNS[at + 1]} className={`${cell} num text-right`}>
                  {money(minor)}
                </td>
              ))}
              <td className={`${cell} num text-right`}>
                {one.accuracy === null ? t("sales.none") : format.percent(one.accuracy, 0)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
