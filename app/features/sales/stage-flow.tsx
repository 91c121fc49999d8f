import { Link } from "react-router";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { Card } from "#app/ui/card.tsx";
import type { Analysis } from "./sales.tsx";

const COLUMNS = ["stage", "entered", "wentOn", "won", "lost", "median", "average", "open"] as const;
const cell = "border-line border-b py-2 pr-4 last:pr-0";

/** Stage by stage: how many came, how many went on, how long it took. */
export function StageFlow({ analysis: { id, stages } }: { analysis: Analysis }) {
  const t = useT();
  const format = useFormat();
  const most = Math.max(1, ...stages.map(({ entered }) => entered));
  const share = (part: number, of: number) => (of > 0 ? format.percent(part / of, 0) : t("sales.none"));
  const time = (seconds: number | null) => (seconds === null ? t("sales.none") : format.duration(seconds));
  return (
    <Card className="min-w-0">
      <h2 className="font-medium text-text-2">{t("sales.flow")}</h2>
      <div className="scroll-quiet -mx-4 mt-2 overflow-x-auto px-4">
        <table className="w-full min-w-176">
          <thead>
            <tr className="text-sm text-text-3">
              {COLUMNS.map((name) => (
                <th
                  key={name}
                  scope="col"
                  className={`${cell} whitespace-nowrap font-medium ${name === "stage" ? "text-left" : "text-right"}`}
                >
                  {t(`sales.column.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {stages.map((stage) => (
              <tr key={stage.id}>
                <th scope="row" className={`${cell} w-2/5 text-left font-medium`}>
                  <span className="block truncate">{stage.name}</span>
                  <span aria-hidden="true" className="mt-1 flex h-1.5 overflow-hidden rounded-full bg-hover">
                    <span className="bg-brand" style={{ width: `${(stage.wentOn / most) * 100}%` }} />
                    <span
                      className="bg-brand-line/45"
                      style={{ width: `${((stage.entered - stage.wentOn) / most) * 100}%` }}
                    />
                  </span>
                </th>
                <td className={`${cell} num text-right`}>{format.number(stage.entered)}</td>
                <td className={`${cell} num text-right`}>
                  {format.number(stage.wentOn)}{" "}
                  <span className="text-text-3">{share(stage.wentOn, stage.entered)}</span>
                </td>
                <td className={`${cell} num text-right`}>{format.number(stage.won)}</td>
                <td className={`${cell} num text-right`}>{format.number(stage.lost)}</td>
                <td className={`${cell} num text-right whitespace-nowrap`}>{time(stage.medianSeconds)}</td>
                <td className={`${cell} num text-right whitespace-nowrap`}>{time(stage.averageSeconds)}</td>
                <td className={`${cell} num text-right`}>
                  <Link
                    to={`/deals?layout=list&filter[pipelineId][in]=${id}&filter[stageId][in]=${stage.id}&filter[status][in]=open`}
                    className="rounded text-brand-text hover:underline"
                    aria-label={t("sales.openIn", { count: stage.open, stage: stage.name })}
                  >
                    {format.number(stage.open)}
                  </Link>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="mt-3 max-w-3xl text-sm text-text-3">{t("sales.flowText")}</p>
    </Card>
  );
}
