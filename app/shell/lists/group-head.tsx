import ChevronRight from "lucide-react/icons/chevron-right";
import type { SumField } from "#app/shell/group-fields.ts";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import type { ListPart } from "#app/shell/use-pages.ts";
import { cx } from "#app/ui/cx.ts";
import { Sum } from "./sum.tsx";

type Props = {
  label: string;
  page: ListPart<unknown>["page"];
  open: boolean;
  columns: readonly { id: string; align?: "end"; card?: string }[];
  sums: readonly SumField[];
  onToggle: () => void;
};

/** What a group is called and how many it has; beneath the columns that are summed, their sums. */
export function GroupHead({ label, page, open, columns, sums, onToggle }: Props) {
  const t = useT();
  const format = useFormat();
  const [, ...others] = columns;
  const look = "border-line border-b bg-bg px-2.5 font-normal";
  return (
    <tr className="max-sm:flex max-sm:flex-wrap max-sm:items-center max-sm:gap-x-3 max-sm:border-line max-sm:border-b max-sm:bg-bg max-sm:pr-(--page)">
      <th
        scope="rowgroup"
        className={cx(look, "h-(--row) pl-(--page) text-left max-sm:min-w-0 max-sm:flex-1 max-sm:border-0")}
      >
        <button
          type="button"
          aria-expanded={open}
          onClick={onToggle}
          className="-ml-1.5 flex min-h-7 max-w-full items-center gap-1.5 rounded px-1 text-left touch:min-h-11"
        >
          <ChevronRight
            size={15}
            aria-hidden="true"
            className={cx(
              "shrink-0 text-text-3 transition-transform motion-reduce:transition-none",
              open && "rotate-90",
            )}
          />
          <span className="truncate font-semibold text-text" title={label}>
            {label}
          </span>
          <span className="num shrink-0 text-sm text-text-3">
            <span aria-hidden="true">{format.number(page.total)}</span>
            <span className="sr-only">{t("ui.table.rows", { count: page.total })}</span>
          </span>
        </button>
      </th>
      {others.map(({ id, align, card }) => (
        <td
          key={id}
          className={cx(
            look,
            align && "text-right",
            // As on the cards of a phone, which have no heads of columns.
            !card && "max-sm:hidden",
            "max-sm:h-auto! max-sm:border-0! max-sm:p-0! max-sm:empty:hidden",
          )}
        >
          {sums
            .filter((field) => field.id === id)
            .map((field) => (
              <Sum key={id} field={field} sums={page.sums} className="font-medium text-text" />
            ))}
        </td>
      ))}
    </tr>
  );
}
