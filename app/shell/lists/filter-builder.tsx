import { useState } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { useApi } from "#app/shell/use-api.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import type { FilterField } from "#app/ui/filters.ts";
import { isComplete } from "#app/ui/fresh-filter.ts";
import { Sheet } from "#app/ui/sheet.tsx";
import { Skeleton } from "#app/ui/skeleton.tsx";
import type { Filter } from "#worker/kernel/list/fields.ts";
import { readQuery } from "#worker/kernel/list/read-query.ts";
import { writeFilter } from "#worker/kernel/list/write-filter.ts";
import { askedIn } from "./asked-in.ts";
import { pathOf } from "./finders.ts";
import { GroupParts } from "./group-parts.tsx";
import { useScopes } from "./scopes.ts";
import { allSaid, type Group, type Places, partAt, readTree, writeTree } from "./tree.ts";
import { useNames } from "./use-names.ts";

export type FilterBuilderProps = {
  open: boolean;
  /** What the API calls the list. */
  resource: string;
  fields: readonly FilterField[];
  search: URLSearchParams;
  nameOf: (field: string, value: string) => string | undefined;
  onClose: () => void;
  /** The whole filter, for an address. */
  onApply: (filter: [string, string][]) => void;
};

/** All that narrows a list: conditions, groups of them, related records. Nothing is lost by what is refused. */
export function FilterBuilder({ open, resource, fields, search, nameOf, onClose, onApply }: FilterBuilderProps) {
  const t = useT();
  const check = useCheck(resource);
  const scopeOf = useScopes(resource, fields);
  const [draft, setDraft] = useState(() => treeIn(search));
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [busy, setBusy] = useState(false);
  const names = useNames(scopeOf ? askedIn(draft, "", scopeOf) : []);
  const change = (next: Group) => {
    setDraft(next);
    setErrors({});
  };
  const apply = async () => {
    const missing = allSaid(draft).filter(({ condition }) => !isComplete(condition));
    if (missing.length > 0) return setErrors(Object.fromEntries(missing.map(({ id }) => [id, t("ui.field.missing")])));
    const places: Places = new Map();
    const filter = writeFilter(writeTree(draft, places));
    setBusy(true);
    const refused = await check(filter);
    setBusy(false);
    if (!refused) return onApply(filter);
    setErrors(Object.fromEntries(refused.map(({ path, message }) => [partAt(path, places) ?? "", message])));
  };
  return (
    <Sheet
      open={open}
      onClose={onClose}
      wide
      title={t("lists.filter.title")}
      actions={
        <>
          {draft.parts.length > 0 && (
            <Button variant="ghost" className="mr-auto" onClick={() => change({ ...draft, parts: [] })}>
              {t("ui.filter.clear")}
            </Button>
          )}
          <Button onClick={onClose}>{t("ui.cancel")}</Button>
          <Button variant="primary" loading={busy} onClick={() => void apply()}>
            {t("ui.apply")}
          </Button>
        </>
      }
    >
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          void apply();
        }}
      >
        {Object.keys(errors).length > 0 && <Banner tone="bad">{errors[""] ?? t("lists.filter.refused")}</Banner>}
        {scopeOf ? (
          <GroupParts
            group={draft}
            object=""
            depth={0}
            scopeOf={scopeOf}
            nameOf={(field, value) => nameOf(field, value) ?? names[value]}
            errors={errors}
            onChange={change}
          />
        ) : (
          <Skeleton className="h-40" />
        )}
        <button type="submit" hidden />
      </form>
    </Sheet>
  );
}

function treeIn(search: URLSearchParams): Group {
  const asked = new URLSearchParams([...search].filter(([name]) => name.startsWith("filter[")));
  return readTree((readQuery(asked).filter ?? {}) as Filter);
}

/** What the API refuses of a filter, with the place of each; undefined when it would answer. */
function useCheck(resource: string) {
  const api = useApi();
  return async (filter: [string, string][]) => {
    const asked = new URLSearchParams([...filter, ["limit", "1"]]);
    const { refused } = await api(`GET /${pathOf(resource)}?${asked}`, { quiet: true });
    if (!refused) return undefined;
    if (refused.errors.length === 0) return [{ path: "", message: refused.detail }];
    return refused.errors.map(({ path, message }) => ({ path: path.replace(/^filter\.?/, ""), message }));
  };
}
