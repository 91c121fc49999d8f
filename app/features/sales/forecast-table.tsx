import { useRevalidator } from "react-router";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { useApi } from "#app/shell/use-api.ts";
import { useMe } from "#app/shell/use-me.ts";
import { Card } from "#app/ui/card.tsx";
import { EditableField, type EditorProps } from "#app/ui/editable-field.tsx";
import { MoneyInput } from "#app/ui/money-input.tsx";
import type { Forecast } from "./forecast.tsx";

const COLUMNS = ["person", "closed", "commit", "bestCase", "pipeline", "weighted", "submitted", "override"] as const;
const LEFT = new Set<string>(["person", "submitted", "override"]);
const cell = "border-line border-b px-2 py-1.5 first:pl-0 last:pr-0";

/** Person by person: what their deals say, what they say, what their manager says instead. */
export function ForecastTable({ forecast: { period, currency, rows, total, others } }: { forecast: Forecast }) {
  const t = useT();
  const format = useFormat();
  const { me, may } = useMe();
  const money = (minor: number | null) => (minor === null ? "" : format.money(minor, currency, { whole: true }));
  const all = rows.some(({ ownerId }) => ownerId === me.id) || !may("forecasts:write") ? rows : [...rows, silent(me)];
  const figures = (of: Forecast["total"] | Forecast["rows"][number]) =>
    [of.closedMinor, of.commitMinor, of.bestCaseMinor, of.pipelineMinor, of.weightedMinor].map((minor, at) => (
      <td key={COLUMNS[at + 1]} className={`${cell} num whitespace-nowrap text-right`}>
        {money(minor)}
      </td>
    ));
  return (
    <Card className="min-w-0">
      <div className="scroll-quiet -mx-4 overflow-x-auto px-4">
        <table className="w-full min-w-208">
          <thead>
            <tr className="text-sm text-text-3">
              {COLUMNS.map((name) => (
                <th
                  key={name}
                  scope="col"
                  className={`${cell} font-medium ${LEFT.has(name) ? "text-left" : "text-right"}`}
                >
                  {t(`sales.forecast.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {all.map((row) => (
              <tr key={row.ownerId ?? ""}>
                <th scope="row" className={`${cell} max-w-48 truncate text-left font-medium`}>
                  {row.ownerName ?? t("sales.unknown")}
                </th>
                {figures(row)}
                <Said
                  label={t("sales.forecast.submitted")}
                  value={row.submittedMinor}
                  currency={currency}
                  title={row.submittedAt ? format.dateTime(row.submittedAt) : undefined}
                  readOnly={row.ownerId !== me.id || !may("forecasts:write")}
                  body={(amountMinor) => ["POST /forecasts", { period, amountMinor: amountMinor ?? 0 }]}
                />
                <Said
                  label={t("sales.forecast.override")}
                  value={row.overrideMinor}
                  currency={currency}
                  title={
                    row.overrideAt ? `${row.overrideByName ?? ""} · ${format.dateTime(row.overrideAt)}` : undefined
                  }
                  readOnly={row.ownerId === null || !may("forecasts:override")}
                  body={(amountMinor) => ["POST /forecasts/override", { period, ownerId: row.ownerId, amountMinor }]}
                />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr className="font-semibold">
              <th scope="row" className={`${cell} text-left`}>
                {t("sales.forecast.total")}
              </th>
              {figures(total)}
              <td colSpan={2} className={`${cell} num`}>
                {money(total.saidMinor)}
              </td>
            </tr>
          </tfoot>
        </table>
      </div>
      {others.length > 0 && (
        <p className="mt-2 text-sm text-text-3">
          {t("sales.forecast.others", {
            list: others.map((one) => format.money(one.weightedMinor, one.currency, { whole: true })).join(" + "),
          })}
        </p>
      )}
    </Card>
  );
}

type SaidProps = {
  label: string;
  value: number | null;
  currency: string;
  title: string | undefined;
  readOnly: boolean;
  body: (amountMinor: number | null) => [route: string, body: object];
};

/** A figure that somebody says; who and when on pointing at it. */
function Said({ label, value, currency, title, readOnly, body }: SaidProps) {
  const t = useT();
  const api = useApi();
  const format = useFormat();
  const { revalidate } = useRevalidator();
  const save = async (amountMinor: number | null) => {
    const [route, sent] = body(amountMinor);
    const { refused } = await api(route, { body: sent, quiet: true });
    if (refused) return { error: refused.errors[0]?.message ?? refused.detail ?? t("ui.saveFailed") };
    await revalidate();
    return undefined;
  };
  return (
    <td className={`${cell} num min-w-32`} title={title}>
      <EditableField<number | null>
        label={label}
        readOnly={readOnly}
        value={value}
        editor={moneyEditor(currency)}
        show={(minor) => (minor === null ? undefined : format.money(minor, currency, { whole: true }))}
        onSave={save}
      />
    </td>
  );
}

function moneyEditor(currency: string) {
  return ({ draft, label, change, leave, save, invalid }: EditorProps<number | null>) => (
    <MoneyInput
      autoFocus
      aria-label={label}
      aria-invalid={invalid || undefined}
      currency={currency}
      value={draft}
      onChange={change}
      onBlur={leave}
      onKeyDown={(event) => event.key === "Enter" && save()}
    />
  );
}

/** Somebody without a deal in the period, who may still say what they expect. */
function silent({ id, name }: { id: string; name: string }): Forecast["rows"][number] {
  const nothing = { closedMinor: 0, commitMinor: 0, bestCaseMinor: 0, pipelineMinor: 0, weightedMinor: 0 };
  const unsaid = { submittedMinor: null, submittedAt: null, note: null, overrideMinor: null, overrideAt: null };
  return { ownerId: id, ownerName: name, ...nothing, ...unsaid, overrideByName: null, saidMinor: null };
}
