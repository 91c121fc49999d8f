import { ListFilter, X } from "lucide-react";
import type { ReactNode } from "react";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { cx } from "./cx.ts";
import { daysWord } from "./days-word.ts";
import { type Filter, type FilterField, needsNoValue, operatorWord } from "./filters.ts";
import { onDemand } from "./on-demand.tsx";
import { Popover } from "./popover.tsx";
import { Skeleton } from "./skeleton.tsx";

export type FilterBarProps = {
  fields: readonly FilterField[];
  filters: readonly Filter[];
  onChange: (filters: Filter[]) => void;
  /** Names of values that are not among a field's options: people by id. */
  nameOf?: (field: string, value: string) => string | undefined;
  /** Opens what says more than one condition can. */
  onBuild?: () => void;
  /** Chips of what it said. */
  groups?: ReactNode;
  className?: string;
};

const FilterEditor = onDemand(
  async () => (await import("./filter-editor.tsx")).FilterEditor,
  () => <Skeleton className="h-32 w-56" />,
);
const chip = "inline-flex min-h-6.5 max-w-72 items-center gap-1.25 rounded-md px-2 text-sm touch:min-h-11";

/** What narrows a list, as chips; each opens to be changed. Keep the values in the address with `writeFilters`. */
export function FilterBar({ fields, filters, onChange, nameOf, onBuild, groups, className }: FilterBarProps) {
  const t = useT();
  const editor = (close: () => void, save: (filter: Filter) => void, filter?: Filter) => (
    <FilterEditor
      fields={fields}
      filter={filter}
      nameOf={nameOf}
      onBuild={
        onBuild &&
        (() => {
          close();
          onBuild();
        })
      }
      onSave={(next) => {
        save(next);
        close();
      }}
    />
  );
  return (
    <div className={cx("flex min-w-0 flex-wrap items-center justify-end gap-1.5 max-sm:contents", className)}>
      {/* On phones a line of their own that scrolls sideways, under everything else in the bar. */}
      {(filters.length > 0 || groups) && (
        <div className="contents max-sm:scroll-quiet max-sm:order-last max-sm:flex max-sm:w-full max-sm:gap-1.5 max-sm:overflow-x-auto">
          {filters.map((filter, at) => {
            const field = fields.find((candidate) => candidate.id === filter.field);
            if (!field) return null;
            const replace = (next?: Filter) =>
              onChange(filters.flatMap((other, index) => (index === at ? (next ? [next] : []) : [other])));
            return (
              <span
                key={`${filter.field} ${filter.operator} ${filter.values.join()}`}
                className="inline-flex max-w-full shrink-0 items-center rounded-md bg-brand-soft text-brand-text"
              >
                <Popover
                  label={t("ui.filter.edit", { field: field.label })}
                  trigger={
                    <button type="button" className={cx(chip, "pr-1 font-medium")}>
                      <FilterText field={field} filter={filter} nameOf={nameOf} />
                    </button>
                  }
                >
                  {(close) => editor(close, replace, filter)}
                </Popover>
                <button
                  type="button"
                  aria-label={t("ui.removeItem", { item: field.label })}
                  onClick={() => replace()}
                  className="grid size-6.5 shrink-0 place-items-center rounded-md hover:text-text touch:size-11"
                >
                  <X size={13} aria-hidden="true" />
                </button>
              </span>
            );
          })}
          {groups}
        </div>
      )}
      <Popover
        label={t("ui.filter.add")}
        trigger={
          <button
            type="button"
            className={cx(
              chip,
              "shrink-0 border border-line-strong border-dashed text-text-2 hover:border-text-3 hover:text-text",
            )}
          >
            <ListFilter size={14} aria-hidden="true" />
            {t("ui.filter.add")}
          </button>
        }
      >
        {(close) => editor(close, (next) => onChange([...filters, next]))}
      </Popover>
      {filters.length > 1 && (
        <button
          type="button"
          onClick={() => onChange([])}
          className={cx(chip, "max-sm:hidden", "shrink-0 text-text-3 hover:text-text")}
        >
          {t("ui.filter.clear")}
        </button>
      )}
    </div>
  );
}

/** A condition in words. */
export function FilterText({
  field,
  filter,
  nameOf,
}: {
  field: FilterField;
  filter: Filter;
  nameOf: FilterBarProps["nameOf"];
}) {
  const t = useT();
  const format = useFormat();
  const word = (value: string) => {
    if (field.type === "boolean") return t(value === "true" ? "ui.yes" : "ui.no");
    if (filter.operator === "within") return daysWord(t, value);
    if (field.type === "date" || field.type === "time") return format.date(value);
    if (field.type === "money") return format.money(Number(value), undefined, { whole: true });
    if (field.type === "number") return format.number(Number(value));
    const known =
      typeof field.options === "object" ? field.options.find((option) => option.value === value)?.label : undefined;
    return known ?? nameOf?.(field.id, value) ?? value;
  };
  const usual =
    filter.operator === "eq" ||
    filter.operator === "in" ||
    filter.operator === "has" ||
    filter.operator === "within" ||
    filter.operator === "between";
  const condition = t(`ui.filter.op.${operatorWord(field, filter.operator)}`);
  const values = filter.values.map(word).join(filter.operator === "between" ? " – " : ", ");
  return (
    <span className="truncate">
      {needsNoValue(filter.operator)
        ? `${field.label} ${condition}`
        : usual
          ? `${field.label}: ${values}`
          : `${field.label} ${condition} ${values}`}
    </span>
  );
}
