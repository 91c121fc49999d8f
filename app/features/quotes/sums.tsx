import { useFormat, useT } from "#app/shell/i18n.tsx";

type Props = {
  sums: {
    linesMinor: number;
    netMinor: number;
    totalMinor: number;
    vat: readonly { vatBp: number; baseMinor: number; vatMinor: number }[];
  } & ({ offMinor: number } | { discountMinor: number; offMinor?: undefined });
  currency: string;
};

/** What a quote comes to, VAT by rate. */
export function Sums({ sums, currency }: Props) {
  const t = useT();
  const format = useFormat();
  const off = sums.offMinor ?? ("discountMinor" in sums ? sums.discountMinor : 0);
  const money = (minor: number) => format.money(minor, currency);
  const row = (name: string, value: string, key = name) => (
    <div key={key} className="flex justify-between gap-4">
      <dt className="text-text-2">{name}</dt>
      <dd className="num whitespace-nowrap">{value}</dd>
    </div>
  );
  return (
    <dl className="grid gap-1.5">
      {off > 0 && row(t("quotes.document.lines"), money(sums.linesMinor))}
      {off > 0 && row(t("quotes.document.discount"), `−${money(off)}`)}
      {row(t("quotes.document.netSum"), money(sums.netMinor))}
      {sums.vat.map(({ vatBp, baseMinor, vatMinor }) =>
        row(
          t("quotes.document.vatOf", { rate: format.percent(vatBp / 10_000, 2), base: money(baseMinor) }),
          money(vatMinor),
          String(vatBp),
        ),
      )}
      <div className="mt-1.5 flex justify-between gap-4 border-line border-t pt-2.5 font-semibold text-md">
        <dt>{t("quotes.document.total")}</dt>
        <dd className="num whitespace-nowrap">{money(sums.totalMinor)}</dd>
      </div>
    </dl>
  );
}
