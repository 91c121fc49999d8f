import { type BulkList, ListBulk, type Picked } from "#app/shell/list-bulk.tsx";
import { useBulk } from "#app/shell/use-bulk.tsx";
import type { BulkAction } from "#app/ui/bulk-bar.tsx";
import type { QuoteRow } from "./words.ts";

/** Several quotes at once are taken out as a file. */
export function QuoteBulk(list: BulkList<QuoteRow>) {
  const { progress, dialogs, exporting } = useBulk("quotes", (id) => `/quotes/${id}`);
  const actions = (picked: Picked): BulkAction[] => exporting(picked);
  return (
    <>
      <ListBulk {...list} actions={actions} progress={progress} />
      {dialogs}
    </>
  );
}
