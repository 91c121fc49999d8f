import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { FilterFields } from "../list/fields.ts";
import type { Statements } from "./builder.ts";
import type { Filterables } from "./compare.ts";

/** A kind of records as filters of other kinds see it. `object` tells apart whose records a shared table holds. */
export type RecordKind = {
  id: AnyPgColumn;
  name: AnyPgColumn;
  tenantId: AnyPgColumn;
  archivedAt?: AnyPgColumn;
  object?: AnyPgColumn;
  fields: FilterFields;
  filters: Filterables;
  /** What else has to be done when one of them comes back out of the trash. */
  returned?(id: string): Statements;
};
