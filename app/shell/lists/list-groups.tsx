import { useRef, useState } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { cx } from "#app/ui/cx.ts";
import type { DataTableProps } from "#app/ui/data-table.tsx";
import { Pager } from "#app/ui/pager.tsx";
import { TableHead } from "#app/ui/table-head.tsx";
import { columnWidth, visibleColumns } from "#app/ui/table-layout.ts";
import { TableRow } from "#app/ui/table-row.tsx";
import { useRowKeys } from "#app/ui/use-row-keys.ts";
import { MOST_GROUPS } from "#worker/kernel/custom/options.ts";
import type { Board, Card, Column } from "./board-state.ts";
import { GroupHead } from "./group-head.tsx";
import type { ShapeProps } from "./shape.tsx";
import { useMore } from "./use-more.ts";

type Props = Omit<ShapeProps, "shape" | "onChange" | "mayMove"> & { fresh: Board<Card> };

/** The table of a list with its rows by the values of a field: how many, what they sum up to, and open or closed. */
export function ListGroups({ fresh, resource, search, fields, href, onEdit, layout, ...rest }: Props) {
  const t = useT();
  const frame = useRef<HTMLDivElement>(null);
  const { board, loadMore, loading } = useMore({ fresh, resource, search });
  const { isOpen, toggle } = useOpen(fresh);
  const labelOf = useLabels(fresh, fields);
  const rows = board.columns.flatMap((group) => (isOpen(group) ? group.part.data : []));
  const ids = rows.map(({ id }) => id);
  const table: DataTableProps<Card> = {
    ...rest,
    rows,
    layout,
    rowId: ({ id }) => id,
    ...(href ? { href } : {}),
    ...(onEdit ? { onEdit } : {}),
  };
  const columns = visibleColumns(table.columns, layout);
  const keys = useRowKeys(frame, table, ids);
  const press = (group: Column<Card>) => {
    toggle(group);
    if (!isOpen(group) && group.part.data.length === 0) void loadMore(group.value);
  };
  return (
    <div
      ref={frame}
      className={cx("data-table scroll-quiet relative min-h-0 flex-1 overflow-auto")}
      {...keys.listeners}
    >
      <table
        aria-label={table.label}
        className="w-full table-fixed border-separate border-spacing-0"
        style={{ minWidth: columns.reduce((sum, column) => sum + columnWidth(column, layout), 0) }}
      >
        <colgroup>
          {columns.map((column) => (
            <col key={column.id} style={{ width: columnWidth(column, layout) }} />
          ))}
        </colgroup>
        <TableHead table={table} columns={columns} ids={ids} />
        {board.columns.map((group) => (
          <tbody key={group.value ?? ""} aria-busy={loading === group.value || undefined}>
            <GroupHead
              label={labelOf(group)}
              page={group.part.page}
              open={isOpen(group)}
              columns={columns}
              sums={board.sums}
              onToggle={() => press(group)}
            />
            {isOpen(group) &&
              group.part.data.map((row) => (
                <TableRow
                  key={row.id}
                  {...{ row, columns, table, ids }}
                  id={row.id}
                  first={row.id === (keys.active ?? ids[0])}
                />
              ))}
            {isOpen(group) && (group.part.page.next || group.part.data.length === 0) && (
              <tr>
                <td colSpan={columns.length} className="max-sm:block">
                  <Pager
                    shown={group.part.data.length}
                    total={group.part.page.total}
                    hasMore
                    loading={loading === group.value}
                    onMore={() => void loadMore(group.value)}
                  />
                </td>
              </tr>
            )}
          </tbody>
        ))}
      </table>
      {board.columns.length === MOST_GROUPS && (
        <p className="sticky left-0 px-(--page) py-3 text-center text-sm text-text-3">
          {t("lists.groups.most", { count: MOST_GROUPS })}
        </p>
      )}
    </div>
  );
}

/** Open are those that came with rows, until somebody says otherwise. */
function useOpen({ columns }: Board<Card>) {
  const [turned, setTurned] = useState<ReadonlySet<string | null>>(new Set());
  const came = new Set(columns.filter(({ part }) => part.data.length > 0).map(({ value }) => value));
  return {
    isOpen: ({ value }: Column<Card>) => came.has(value) !== turned.has(value),
    toggle: ({ value }: Column<Card>) => {
      const next = new Set(turned);
      if (!next.delete(value)) next.add(value);
      setTurned(next);
    },
  };
}

function useLabels({ by, groups }: Board<Card>, fields: Props["fields"]) {
  const t = useT();
  const { options } = fields.find(({ id }) => id === by) ?? {};
  const choices = typeof options === "object" ? options : [];
  return ({ value, label }: Column<Card>): string => {
    if (value === null) return t("lists.board.none");
    if (groups?.yesNo) return t(value === "true" ? "ui.yes" : "ui.no");
    return label ?? choices.find((one) => one.value === value)?.label ?? t("lists.groups.unseen");
  };
}
