import type { FieldKind } from "./custom/field.ts";
import type { Statement } from "./db/builder.ts";
import type { BulkAction } from "./db/bulk.ts";
import type { Command } from "./operation.ts";

/** Something of a record that a file's column can fill. */
export type Target = {
  /** As the operation's input calls it; `custom.<key>` for fields of the tenant's own. */
  name: string;
  kind: FieldKind;
  required?: boolean;
  /** Takes several values: cells are cut at semicolons and line ends, or at commas, and several columns may fill it. */
  many?: boolean;
  /** Of a relation: what it points at. */
  object?: string;
  choices?: readonly { value: string; label: string }[];
  /** Of a moment: a day without a time is its end, as of what is due. */
  dayEnds?: boolean;
  /** A record that is there already can be recognised by it. */
  matches?: boolean;
  /** Headings that other programs use for it, folded. */
  aliases?: readonly string[];
  /** Of a relation to what has no list of its own: finds it by id or folded name. */
  find?(keys: string[]): Statement<Found[]>;
  /** Of such a relation: which target says whose it is; where that says nothing the first one is meant. */
  within?: string;
  /** What a cell says of other targets, unless they are said themselves. Of a relation: where it finds nothing. */
  says?(text: string): Readonly<Record<string, unknown>>;
};

/** What goes by a key; `within` is what it belongs to. */
export type Found = { key: string; id: string; within?: string };

/** How records of one kind come out of a file. */
export type Importable = {
  create: Command;
  remove: Command;
  /** How one that is there already takes on what a row says, where its bulk update cannot. */
  change?: BulkAction;
  /** What `create` and `remove` are told besides: which of the own objects. */
  more?(subject: string): Record<string, unknown>;
  /** What a new one needs and files rarely say. */
  usual?: Readonly<Record<string, unknown>>;
  /** Where its fields are called by name: `customers.field.<name>`, choices `customers.<name>.<value>`. */
  words: string;
  targets: readonly Target[];
};
