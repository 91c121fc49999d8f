import type { Doc } from "#worker/kernel/rich/document.ts";
import { withDocument, withNames } from "#worker/kernel/rich/plain-text.ts";

type Kept = { document: Doc | null; body: string; names: Record<string, string> };

/** As it is answered: who is mentioned by the name of now. */
export function shownComment<Row extends Kept>(row: Row): Row & { document: Doc } {
  return { ...row, document: withNames(withDocument(row).document, row.names) };
}
