import type { SQL } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { z } from "zod";
import type { Ctx } from "../context.ts";
import type { Undo } from "../jobs/refusal.ts";
import type { Command } from "../operation.ts";
import type { Statement } from "./builder.ts";

/** A record as its list answers it. */
export type Row = { id: string; version?: number } & Record<string, unknown>;

/** What can be done with many records of one kind at once. `subject` is what the API calls them. */
export type Bulk = {
  /** The input of their list, which says which of them match. */
  list: z.ZodType;
  /** What tells a list of several kinds apart, beside the filter. */
  listOf?(subject: string): Record<string, unknown>;
  /** A select of the `id` of all that match a parsed input of the list, at most so many, in the list's order. */
  matching(input: never, most: number, ctx: Ctx): SQL;
  /** Of the ids that a select finds, those that the actor sees, as the list answers them. */
  rows(subject: string, ids: SQL, ctx: Ctx): Statement<Row[]>;
  labelOf(row: Row): string;
  table: PgTable;
  /** Whose records they are, where the table holds those of several objects: its `object_id`. */
  objectOf?(subject: string, ctx: Ctx): string;
  /** The right that an operation needs, where its `access` does not say. */
  rightTo?(operation: Command, subject: string, ctx: Ctx): string;
  actions: Readonly<Record<string, BulkAction>>;
};

/** What each of the records is to get. */
export type BulkAction = {
  operation: Command;
  /** Names of the values that it takes; all that the operation takes, where it says nothing. */
  takes?: readonly string[];
  /** For a row as it is; null where it is so already. */
  input(row: Row, values: Values, at: At): Record<string, unknown> | null;
  /** What takes it back, from the row as it was; its version is added. */
  back?(row: Row, values: Values, at: At): Undo;
};

type Values = Record<string, unknown>;
type At = { subject: string; ctx: Ctx };
