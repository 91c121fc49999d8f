import { Check, Ellipsis } from "lucide-react";
import { type KeyboardEvent, useRef } from "react";
import { Link } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { cx } from "#app/ui/cx.ts";
import type { Column as TableColumn } from "#app/ui/data-table.tsx";
import { IconButton } from "#app/ui/icon-button.tsx";
import { Menu, type MenuItem } from "#app/ui/menu.tsx";
import { useDragCard } from "#app/ui/use-drag-cards.ts";
import type { Card } from "./board-state.ts";

type Props = {
  row: Card;
  title: string;
  columns: readonly TableColumn<Card>[];
  href: string | undefined;
  onEdit: ((row: Card) => void) | undefined;
  movable: boolean;
  dragged: boolean;
  targets: readonly { value: string | null; label: string }[];
  /** Where it stands. */
  at: string | null;
  onMove: (to: string | null) => void;
};

/** One record on a board. The whole card opens it; Shift and the arrows to the sides move it. */
export function BoardCard({ row, title, columns, href, onEdit, movable, dragged, targets, at, onMove }: Props) {
  const t = useT();
  const card = useRef<HTMLLIElement>(null);
  useDragCard(card, row.id, movable);
  const items: MenuItem[] = [
    { heading: t("lists.board.moveTo") },
    ...targets.map(({ value, label }) => ({
      label,
      ...(value === at ? { icon: Check, disabled: true } : {}),
      onSelect: () => onMove(value),
    })),
  ];
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.shiftKey ? { ArrowLeft: -1, ArrowRight: 1 }[event.key] : undefined;
    const target = by && targets[targets.findIndex(({ value }) => value === at) + by];
    if (!movable || !target) return;
    event.preventDefault();
    onMove(target.value);
  };
  const look =
    "block w-full pr-6 text-left font-medium outline-none after:absolute after:inset-0 after:rounded-lg focus-visible:after:outline-2 focus-visible:after:outline-brand-line";
  const name = <span className="line-clamp-2 break-words">{title}</span>;
  const help = movable ? { "aria-describedby": "list-board-help" } : {};
  return (
    <li
      ref={card}
      data-card={row.id}
      className={cx(
        "group relative rounded-lg border border-line bg-panel px-3 py-2.5 shadow-sm focus-within:border-brand-line hover:border-line-strong",
        dragged && "opacity-40",
        movable && "sm:cursor-grab",
      )}
    >
      {href ? (
        <Link to={href} draggable={false} onKeyDown={onKeyDown} className={look} {...help}>
          {name}
        </Link>
      ) : (
        <button type="button" onClick={() => onEdit?.(row)} onKeyDown={onKeyDown} className={look} {...help}>
          {name}
        </button>
      )}
      <Facts row={row} columns={columns} />
      {movable && (
        <div className="absolute top-1.5 right-1.5 rounded-lg bg-panel opacity-0 focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100 max-sm:top-0 max-sm:right-0 max-sm:opacity-100">
          <Menu
            align="end"
            items={items}
            trigger={<IconButton icon={Ellipsis} size="small" aria-label={t("ui.options", { name: title })} />}
          />
        </div>
      )}
    </li>
  );
}

/** What a phone's card of the row says too. */
function Facts({ row, columns }: Pick<Props, "row" | "columns">) {
  const shown = columns.filter(({ card }) => card && card !== "title").slice(0, 3);
  return (
    <div className="relative mt-1 flex flex-wrap items-center gap-x-2.5 gap-y-1 text-text-3 pointer-events-none">
      {shown.map((column) => (
        <span key={column.id} className="inline-flex max-w-full min-w-0 items-center truncate empty:hidden">
          {column.cell(row)}
        </span>
      ))}
    </div>
  );
}
