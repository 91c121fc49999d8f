import { useFormat, useT } from "#app/shell/i18n.tsx";
import type { Comparison } from "./compare.tsx";

/** What hangs on the records that go, counted, as far as the reader sees it. */
export function Moves({ records }: { records: Comparison["records"] }) {
  const t = useT();
  const format = useFormat();
  const sums = new Map<string, number>();
  for (const { moves } of records)
    for (const [table, count] of Object.entries(moves)) {
      const name = t.find(`duplicates.moves.${table}_other`) ? table : "other";
      sums.set(name, (sums.get(name) ?? 0) + count);
    }
  const told = [...sums].map(([table, count]) => t(`duplicates.moves.${table as "deals"}`, { count }));
  return (
    <section aria-labelledby="moves">
      <h2 id="moves" className="font-semibold text-md">
        {t("duplicates.moves.title")}
      </h2>
      <p className="mt-1">{told.length > 0 ? format.list(told) : t("duplicates.moves.nothing")}</p>
      <p className="text-sm text-text-3">{t("duplicates.moves.hidden")}</p>
    </section>
  );
}
