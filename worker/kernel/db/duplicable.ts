import type { PgTable } from "drizzle-orm/pg-core";
import type { NewEvent } from "../events/new-event.ts";
import type { Row } from "./bulk.ts";

/** Records of which two may be one. What they are asked by, and shown as, is what comes out of files: `Importable`. */
export type Duplicable = {
  table: PgTable;
  /** What tells those of one name apart, the most telling first. */
  details(row: Row): unknown[];
  /** Says that `others` became part of `survivor`. */
  merged(subject: string, survivor: string, others: Merged[]): NewEvent;
};

/** A record that became part of another one. */
export type Merged = { id: string; name: string };
