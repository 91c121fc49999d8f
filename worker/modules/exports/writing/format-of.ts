import type { ExportFormat } from "../options.ts";
import type { FileFormat } from "./file-format.ts";

/** How a kind of file is written; read when the first one is. */
export async function formatOf(format: ExportFormat): Promise<FileFormat> {
  return format === "csv" ? (await import("./csv.ts")).csv : (await import("./xlsx.ts")).xlsx;
}
