import { useSearchParams } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { type DescribedItem, DescriptionList } from "#app/ui/description-list.tsx";
import { onDemand } from "#app/ui/on-demand.tsx";
import { TabLink } from "#app/ui/tab-link.tsx";
import { customName, type ShownField } from "#worker/kernel/custom/field.ts";
import type { ShownLayout } from "#worker/kernel/custom/layout.ts";
import { arrange, oneTab } from "./arrange.ts";
import type { CustomFieldProps, CustomRow } from "./details.tsx";
import { Value } from "./value.tsx";

const CustomField = onDemand<CustomFieldProps>(
  async () => (await import("./details.tsx")).CustomField,
  ({ row, field }) => <Value field={field} value={row.custom[field.key]} whole />,
);

type Props = {
  /** The record's place in the API. */
  resource: string;
  row: CustomRow;
  /** What every such record has. */
  ours: readonly DescribedItem[];
  fields: readonly ShownField[];
  layout: ShownLayout | null;
  readOnly: boolean;
  /** Whether the agency's own fields stand apart where nothing is arranged. */
  apart?: boolean;
};

/** All that is known of a record, as the agency arranged it; else what every record has, and below it the agency's own. */
export function RecordFields({ ours, fields, layout, apart = true, ...record }: Props) {
  const t = useT();
  const [search] = useSearchParams();
  const items = fields.map((field) => ({
    id: customName(field.key),
    term: <span title={field.help ?? undefined}>{field.label}</span>,
    value: <CustomField {...record} field={field} />,
  }));
  const all = [...ours, ...items];
  const { tabs, hidden } = layout ?? { tabs: [], hidden: [] };
  const usual = oneTab([{ label: "", fields: (apart ? ours : all).map(({ id }) => id) }]);
  const arranged = arrange(all, tabs[0] ? tabs : [usual], hidden, t("shell.custom.own"));
  const shown = arranged.find(({ key }) => key === search.get("tab")) ?? arranged[0];
  const to = (tab: string) => {
    const next = new URLSearchParams(search);
    next.set("tab", tab);
    return `?${next}`;
  };
  return (
    <>
      {arranged[1] && (
        <nav aria-label={t("shell.custom.tabs")} className="-mx-2.25 mb-3 flex flex-wrap gap-1">
          {arranged.map(({ key, label }) => (
            <TabLink key={key} to={to(key)} on={key === shown?.key} here>
              <span className="truncate">{label}</span>
            </TabLink>
          ))}
        </nav>
      )}
      {shown?.groups.map((group, at) => (
        <section
          // biome-ignore lint/suspicious/noArrayIndexKey: two groups may have one name
          key={at}
          aria-label={group.label || undefined}
          className={at > 0 ? "mt-5 border-line border-t pt-4" : ""}
        >
          {group.label && <h3 className="mb-2 break-words font-semibold text-sm text-text-2">{group.label}</h3>}
          <DescriptionList items={group.items} />
        </section>
      ))}
    </>
  );
}
