import { type BulkAction, BulkBar, type BulkProgress } from "#app/ui/bulk-bar.tsx";
import { nothingSelected, type Selection } from "#app/ui/selection.ts";
import { MOST_AT_ONCE, type Picked, useMatching } from "./use-matching.ts";

/** A list whose rows can be ticked, as its page's bulk actions get it. */
export type BulkList<Row> = {
  /** What the API calls the list. */
  resource: string;
  rows: readonly Row[];
  total: number;
  rowId: (row: Row) => string;
  selection: Selection;
  onSelection: (selection: Selection) => void;
};

type Props<Row> = BulkList<Row> & {
  /** What can be done with the rows that were picked. `done` unticks them. */
  actions: (picked: Picked<Row>, done: () => void) => readonly BulkAction[];
  progress: BulkProgress | undefined;
};

/** The bar over a list whose rows can be ticked: those here, or all that its address asks for. */
export function ListBulk<Row>({ resource, rows, total, rowId, selection, onSelection, actions, progress }: Props<Row>) {
  const readAll = useMatching<Row>(resource);
  const ticked = rows.filter((row) => selection.ids.has(rowId(row)));
  const picked = selection.all
    ? { count: total, rows: readAll }
    : { count: ticked.length, rows: () => Promise.resolve(ticked) };
  return (
    <BulkBar
      selection={selection}
      onSelection={onSelection}
      loaded={rows.length}
      matching={total}
      most={MOST_AT_ONCE}
      actions={actions(picked, () => onSelection(nothingSelected))}
      progress={progress}
    />
  );
}
