import { useState } from "react";
import { FilterBar } from "#app/ui/filter-bar.tsx";
import { type FilterField, groupsIn, readFilters, writeFilters } from "#app/ui/filters.ts";
import { onDemand } from "#app/ui/on-demand.tsx";
import { lazySheet } from "#app/ui/sheet.tsx";
import { useT } from "./i18n.tsx";
import { partOfLists } from "./words.ts";

const FilterBuilder = lazySheet(async () => (await partOfLists(import("./lists/filter-builder.tsx"))).FilterBuilder);
const GroupChips = onDemand(async () => (await partOfLists(import("./lists/group-chips.tsx"))).GroupChips);

type Props = {
  resource: string;
  fields: readonly FilterField[];
  search: URLSearchParams;
  onChange: (search: URLSearchParams) => void;
  /** What a value is called. */
  nameOf: (field: string, value: string) => string | undefined;
};

/** What narrows a list: its conditions as chips, and what says more than one condition can. */
export function ListFilters({ onChange, ...asked }: Props) {
  const t = useT();
  const { fields, search } = asked;
  const [{ building, times }, setState] = useState({ building: false, times: 0 });
  const filters = readFilters(search, fields);
  const nameOf = (field: string, value: string) => (value === "me" ? t("ui.filter.me") : asked.nameOf(field, value));
  const open = () => setState({ building: true, times: times + 1 });
  const close = () => setState({ building: false, times });
  const regroup = (next: [string, string][]) => onChange(new URLSearchParams([...withoutFilters(search), ...next]));
  return (
    <>
      <FilterBar
        fields={fields}
        filters={filters}
        onChange={(next) => onChange(writeFilters(search, next))}
        nameOf={nameOf}
        onBuild={open}
        groups={
          groupsIn(search).length > 0 && (
            <GroupChips
              {...asked}
              nameOf={nameOf}
              onOpen={open}
              onChange={(left) => regroup([...writeFilters(new URLSearchParams(), filters), ...left])}
            />
          )
        }
      />
      <FilterBuilder
        key={times}
        {...asked}
        nameOf={nameOf}
        open={building}
        onClose={close}
        onApply={(next) => {
          close();
          regroup(next);
        }}
      />
    </>
  );
}

/** An address that narrows nothing. */
export function withoutFilters(search: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...search].filter(([name]) => !name.startsWith("filter[")));
}
