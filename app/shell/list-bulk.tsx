import { useSearchParams } from "react-router";
import { type BulkAction, BulkBar, type BulkProgress } from "#app/ui/bulk-bar.tsx";
import { nothingSelected, type Selection } from "#app/ui/selection.ts";
import { matchingIn } from "./lists/matching-in.ts";

/** A list whose rows can be ticked, as its page's bulk actions get it. */
export type BulkList<Row> = {
  rows: readonly Row[];
  total: number;
  rowId: (row: Row) => string;
  selection: Selection;
  onSelection: (selection: Selection) => void;
};

/** Which records are meant, as `POST /jobs` takes it: those ticked, or all that the list's address asks for. */
export type Picked = { count: number; select: { ids: string[] } | { query: string } };

type Props<Row> = BulkList<Row> & {
  /** What can be done with the rows that were picked. `done` unticks them. */
  actions: (picked: Picked, done: () => void) => readonly BulkAction[];
  progress: BulkProgress | undefined;
};

/** The bar over a list whose rows can be ticked: those here, or all that its address asks for. */
export function ListBulk<Row>({ rows, total, rowId, selection, onSelection, actions, progress }: Props<Row>) {
  const [search] = useSearchParams();
  const ids = rows.map(rowId).filter((id) => selection.ids.has(id));
  const picked: Picked = selection.all
    ? { count: total, select: { query: matchingIn(search) } }
    : { count: ids.length, select: { ids } };
  return (
    <BulkBar
      selection={selection}
      onSelection={onSelection}
      matching={total}
      actions={actions(picked, () => onSelection(nothingSelected))}
      progress={progress}
    />
  );
}
