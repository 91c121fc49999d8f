import { X } from "lucide-react";
import { useMemo } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { type FilterField, groupsIn } from "#app/ui/filters.ts";
import { Skeleton } from "#app/ui/skeleton.tsx";
import type { Filter } from "#worker/kernel/list/fields.ts";
import { readQuery } from "#worker/kernel/list/read-query.ts";
import { writeFilter } from "#worker/kernel/list/write-filter.ts";
import { askedIn } from "./asked-in.ts";
import { Described } from "./described.tsx";
import { useScopes } from "./scopes.ts";
import { type Node, readTree, replaced, writeTree } from "./tree.ts";
import { useNames } from "./use-names.ts";

export type GroupChipsProps = {
  resource: string;
  fields: readonly FilterField[];
  search: URLSearchParams;
  nameOf: (field: string, value: string) => string | undefined;
  onOpen: () => void;
  /** What is left of the address's groups: names and values. */
  onChange: (groups: [string, string][]) => void;
};

/** Groups of conditions and related records, in words; each opens the builder. */
export function GroupChips({ resource, fields, search, nameOf, onOpen, onChange }: GroupChipsProps) {
  const t = useT();
  const scopeOf = useScopes(resource, fields);
  const tree = useMemo(() => {
    const { filter = {} } = readQuery(new URLSearchParams(groupsIn(search)));
    return readTree(filter as Filter);
  }, [search]);
  const names = useNames(scopeOf ? askedIn(tree, "", scopeOf) : []);
  if (!scopeOf) return <Skeleton className="h-6.5 w-56 shrink-0" />;
  // An `or` that is all there is stands as one chip.
  const chips: readonly Node[] = tree.any ? [tree] : tree.parts;
  return chips.map((part) => (
    <span
      key={part.id}
      className="inline-flex max-w-full shrink-0 items-center rounded-md bg-brand-soft text-brand-text"
    >
      <button
        type="button"
        onClick={onOpen}
        className="inline-flex min-h-6.5 max-w-96 items-center rounded-md px-2 pr-1 font-medium text-sm touch:min-h-11"
      >
        <span className="truncate">
          <Described
            node={part}
            object=""
            scopeOf={scopeOf}
            nameOf={(field, value) => nameOf(field, value) ?? names[value]}
          />
        </span>
      </button>
      <button
        type="button"
        aria-label={t("lists.filter.removeChip")}
        onClick={() => onChange(part === tree ? [] : writeFilter(writeTree(replaced(tree, part.id, null))))}
        className="grid size-6.5 shrink-0 place-items-center rounded-md hover:text-text touch:size-11"
      >
        <X size={13} aria-hidden="true" />
      </button>
    </span>
  ));
}
