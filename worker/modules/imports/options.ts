/** The largest file that is taken: 50 MB. */
export const MOST_BYTES = 50 * 1024 * 1024;
export const MOST_ROWS = 100_000;
export const MOST_COLUMNS = 500;
/** Characters of one cell. */
export const MOST_CELL = 50_000;
/** What a spreadsheet's parts may come to when they are unpacked: beyond it, it is a bomb. */
export const MOST_UNPACKED = 600 * 1024 * 1024;

export const IMPORT_STATUSES = ["reading", "unreadable", "ready", "checking", "checked", "running", "done"] as const;
/** What happens with a row whose record is there already. */
export const ON_MATCH = ["update", "skip", "create"] as const;
export type OnMatch = (typeof ON_MATCH)[number];

/** How the file was written, as found; a person may correct the last two. */
export type FileFormat = {
  kind: "csv" | "xlsx";
  encoding?: string;
  delimiter?: string;
  /** Records that were not in the file's encoding and were read in the other one. */
  otherEncoding?: number;
  decimal: "," | ".";
  dayFirst: boolean;
};

/** A column of the file: its heading, values to recognise it by, and in how many rows it is filled. */
export type FileColumn = { name: string; samples: string[]; filled: number };

/** A record of the file: the line it begins on, its cells, and why it cannot be taken, if so. */
export type FileRow = { line: number; cells: string[]; bad?: "imports.cell_too_long" | "imports.too_many_cells" };
