import { ChevronRight, Plus } from "lucide-react";
import { useState } from "react";
import { Link } from "react-router";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { Avatar } from "#app/ui/avatar.tsx";
import { cx } from "#app/ui/cx.ts";
import { IconButton } from "#app/ui/icon-button.tsx";
import { RowActions } from "#app/ui/row-actions.tsx";
import type { ShownField } from "#worker/kernel/custom/field.ts";
import { PROVINCES } from "#worker/modules/territories/options.ts";
import type { Territory } from "./territories.tsx";

type Props = {
  territories: readonly Territory[];
  fields: readonly ShownField[];
  mayWrite: boolean;
  onEdit: (territory: Territory) => void;
  onAdd: (parent: Territory) => void;
  onDelete: (territory: Territory) => void;
};
type Node = { territory: Territory; level: number; below: Node[]; customers: number };

/** So many lines are shown unfolded. */
const UNFOLDED = 25;

/** The tree, line by line; branches of a long one are folded below the second level. */
export function TerritoryTree({ territories, ...props }: Props) {
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  const long = territories.length > UNFOLDED;
  const isOpen = ({ territory, level }: Node) => (!long || level < 1) !== turned.has(territory.id);
  const turn = (id: string) =>
    setTurned((now) => (now.has(id) ? new Set([...now].filter((one) => one !== id)) : new Set([...now, id])));
  const lines = (nodes: readonly Node[]): Node[] =>
    nodes.flatMap((node) => [node, ...(isOpen(node) ? lines(node.below) : [])]);
  return (
    <ul className="divide-y divide-line">
      {lines(grown(territories, null, 0)).map((node) => (
        <Line
          key={node.territory.id}
          node={node}
          open={isOpen(node)}
          onTurn={() => turn(node.territory.id)}
          {...props}
        />
      ))}
    </ul>
  );
}

/** Indented no further than a phone has room for. */
const INDENTS = ["", "pl-4 sm:pl-6", "pl-8 sm:pl-12", "pl-10 sm:pl-18", "pl-12 sm:pl-24", "pl-14 sm:pl-30"];

function Line({
  node: { territory, level, below, customers },
  open,
  onTurn,
  fields,
  mayWrite,
  onEdit,
  onAdd,
  onDelete,
}: Omit<Props, "territories"> & { node: Node; open: boolean; onTurn: () => void }) {
  const t = useT();
  const told = useRuleWords(fields)(territory);
  return (
    <li className={cx("flex min-h-13 flex-wrap items-center gap-x-3 gap-y-1 py-1.5", INDENTS[level])}>
      {below.length > 0 ? (
        <button
          type="button"
          aria-expanded={open}
          aria-label={territory.name}
          onClick={onTurn}
          className="grid size-6 shrink-0 place-items-center rounded text-text-3 hover:bg-hover hover:text-text touch:size-11"
        >
          <ChevronRight size={16} aria-hidden="true" className={cx("transition-transform", open && "rotate-90")} />
        </button>
      ) : (
        <span className="w-6 shrink-0 touch:w-11" />
      )}
      <div className="min-w-0 flex-1 max-sm:basis-2/3">
        <h2 className="truncate font-medium" title={territory.name}>
          {territory.name}
        </h2>
        {told && <p className="truncate text-sm text-text-3">{told}</p>}
      </div>
      <Faces territory={territory} />
      <Link
        to={`/customers?filter[territoryId][in]=${territory.id}`}
        className="num flex min-h-6 items-center rounded text-text-2 hover:text-text hover:underline"
      >
        {t("territories.customers", { count: customers })}
      </Link>
      {mayWrite && (
        <div className="max-sm:ml-auto">
          <RowActions name={territory.name} onEdit={() => onEdit(territory)} onDelete={() => onDelete(territory)}>
            {level < 5 && (
              <IconButton
                icon={Plus}
                aria-label={t("territories.addBelow", { name: territory.name })}
                onClick={() => onAdd(territory)}
              />
            )}
          </RowActions>
        </div>
      )}
    </li>
  );
}

function Faces({ territory: { members } }: { territory: Territory }) {
  const format = useFormat();
  const shown = members.slice(0, 4);
  const more = members.length - shown.length;
  return (
    <div className="flex items-center gap-1 empty:hidden">
      {shown.map(({ userId, name }) => (
        <Avatar key={userId} id={userId} name={name} labelled />
      ))}
      {more > 0 && <span className="num text-sm text-text-3">+{format.number(more)}</span>}
    </div>
  );
}

/** A territory's rules in one line. */
function useRuleWords(fields: readonly ShownField[]) {
  const t = useT();
  const format = useFormat();
  return ({ provinces, rules, priority, name }: Territory) => {
    const places = provinces.map((code) => PROVINCES[code - 1] ?? "");
    const own = (rules.fields ?? []).map(({ key, in: wanted, from, to }) => {
      const field = fields.find((one) => one.key === key);
      const choices = wanted?.map(
        (value) => field?.settings.choices?.find((one) => one.value === value)?.label ?? value,
      );
      const range = [from, to].map((one) => (one === undefined ? "" : format.number(one))).join("–");
      return `${field?.label ?? key}: ${choices?.join(", ") ?? range}`;
    });
    const parts = [
      places.join() === name
        ? ""
        : places.length > 4
          ? t("territories.provinces", { count: places.length })
          : places.join(", "),
      (rules.kinds ?? []).map((kind) => t(`territories.kind.${kind}`)).join(", "),
      (rules.sources ?? []).join(", "),
      ...own,
      priority > 0 ? t("territories.withPriority", { priority: format.number(priority) }) : "",
    ];
    return parts.filter(Boolean).join(" · ");
  };
}

/** What is below `parentId`, each with the customers in it and below it. */
function grown(all: readonly Territory[], parentId: string | null, level: number): Node[] {
  return all
    .filter((one) => one.parentId === parentId)
    .map((territory) => {
      const below = grown(all, territory.id, level + 1);
      return {
        territory,
        level,
        below,
        customers: below.reduce((sum, one) => sum + one.customers, territory.customers),
      };
    });
}
