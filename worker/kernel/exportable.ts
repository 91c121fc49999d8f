import type { Ctx } from "./context.ts";

/** What stands in a cell of a file: text, a decimal number as its digits, a day, a moment (ISO 8601). */
export type Cell = string | null | { decimal: string; digits?: number } | { day: string } | { moment: string };

/** Something of a record that fills a column of a file. */
export type ExportColumn = {
  /** As the API calls it; its heading is `<words>.field.<name>`. */
  name: string;
  /** `choice` is told by `<words>.<name>.<value>`; `texts` and `phones` are lists; `money` stands in the row's `currency`. */
  kind: "text" | "choice" | "texts" | "phones" | "number" | "money" | "day" | "moment" | "yes_no";
  /** Where its value stands in the answered row, if not by its name. */
  from?: string;
  /** What the list calls its column, if not by its name. */
  shownAs?: string;
};

/** How records of one kind become rows of a file. Which they are, and what of them is seen, says `Module.bulk`. */
export type Exportable = {
  /** The right to see them. */
  right(subject: string, ctx: Pick<Ctx, "tenant">): string;
  /** Where its fields are called by name. */
  words: string;
  /** The tenant's own fields come after them. */
  columns: readonly ExportColumn[];
};
