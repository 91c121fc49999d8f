import type { SumField } from "#app/shell/group-fields.ts";
import { useFormat } from "#app/shell/i18n.tsx";
import type { ListPart } from "#app/shell/use-pages.ts";
import { cx } from "#app/ui/cx.ts";

type Props = { field: SumField; sums: ListPart<unknown>["page"]["sums"]; className?: string };

/** What rows are worth together, each currency apart; nothing where no row has a value. */
export function Sum({ field, sums = [], className }: Props) {
  const format = useFormat();
  const said = sums
    .filter(({ field: id, value }) => id === field.id && value !== 0)
    .map(({ value, currency }) =>
      field.money
        ? format.money(value, currency ?? field.currency)
        : format.number(value, { maximumFractionDigits: field.decimals ?? 6 }),
    )
    .join(" · ");
  return (
    said && (
      <span className={cx("num truncate", className)} title={said}>
        {said}
      </span>
    )
  );
}
