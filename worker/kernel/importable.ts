import type { FieldKind } from "./custom/field.ts";
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
  /** A record that is there already can be recognised by it. */
  matches?: boolean;
  /** Headings that other programs use for it, folded. */
  aliases?: readonly string[];
};

/** How records of one kind come out of a file. */
export type Importable = {
  create: Command;
  remove: Command;
  /** What `create` and `remove` are told besides: which of the own objects. */
  more?(subject: string): Record<string, unknown>;
  /** What a new one needs and files rarely say. */
  usual?: Readonly<Record<string, unknown>>;
  /** Where its fields are called by name: `customers.field.<name>`, choices `customers.<name>.<value>`. */
  words: string;
  targets: readonly Target[];
};
