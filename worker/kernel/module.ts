import type { Scope } from "./actor.ts";
import type { BuiltInLayout } from "./custom/layout.ts";
import type { Bulk } from "./db/bulk.ts";
import type { Duplicable } from "./db/duplicable.ts";
import type { RecordKind } from "./db/record-kind.ts";
import type { Consumer } from "./events/event.ts";
import type { Exportable } from "./exportable.ts";
import type { Importable } from "./importable.ts";
import type { JobKind } from "./jobs/job.ts";
import type { Operation } from "./operation.ts";
import type { Schedule } from "./schedule.ts";

export type RoleKey = "owner" | "admin" | "manager" | "member" | "viewer";

/**
 * One right of the matrix. `scoped`: it reaches own, team or all rows; else it is on or off. `territory`: also those of territories. `defaults` is what the
 * built-in roles hold; owner and admin hold everything at `all`.
 */
export type Permission = {
  name: `${string}:${string}`;
  scoped: boolean;
  territory?: true;
  defaults: Partial<Record<"manager" | "member" | "viewer", Scope>>;
};

/** An entry of the left navigation; the shell shows it to who has `access`, or one of them. `label` is a message key, `icon` a lucide name,
 * `key` the letter that follows `g`. */
export type NavItem = {
  to: string;
  label: string;
  icon: string;
  group: "main" | "sales" | "insight" | "settings";
  access?: string | readonly string[];
  key?: string;
};

/** All that a module contributes, in one object. `worker/modules.ts` lists them in dependency order. */
export type Module = {
  name: string;
  operations: Operation[];
  permissions?: Permission[];
  consumers?: Consumer[];
  schedules?: Schedule[];
  nav?: NavItem[];
  /** Long work that it can do. */
  jobs?: JobKind[];
  /** What can be done with many of its records at once, by what the API calls them. */
  bulk?: Readonly<Record<string, Bulk>>;
  /** Which of its records come out of files, by what the API calls them. */
  imports?: Readonly<Record<string, Importable>>;
  /** Of which of its records two may be one, by what the API calls them. */
  duplicates?: Readonly<Record<string, Duplicable>>;
  /** What of its records can be arranged, by what the API calls them; those of all own objects are one kind, `records`. */
  layouts?: Readonly<Record<string, BuiltInLayout>>;
  /** Which of its records can be taken out as a file, by what the API calls them. */
  exports?: Readonly<Record<string, Exportable>>;
  /** Its kinds of records, which take fields of the tenant's own and can be asked for through those they hang together with. */
  objects?: Readonly<Record<string, RecordKind>>;
  /** How the records of tenants' own objects are kept; told apart by `object_id`. */
  ownObjects?: RecordKind;
};
