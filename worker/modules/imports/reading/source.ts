import type { FileFormat, FileRow } from "../options.ts";

/** Records of a file one after the other, the headings first; at the end, how it was written. */
export type Source = AsyncGenerator<FileRow, Omit<FileFormat, "decimal" | "dayFirst">>;
