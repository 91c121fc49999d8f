// What an agency adds to its records. Browser-safe: settings, forms, lists and SQL read the same declaration.

/**
 * How each kind is kept: in a text, a number or a reference slot of the record's row, or beside them (`extra`). A `list` of
 * values is there as well, and besides in `list_values`, where it is found: decision 028.
 */
export const KEPT_AS = {
  text: "text",
  long_text: "extra",
  number: "number",
  currency: "number",
  percent: "number",
  date: "number",
  date_time: "number",
  yes_no: "number",
  select: "text",
  multi_select: "list",
  person: "ref",
  relation: "ref",
  relations: "list",
  files: "list",
  url: "text",
  email: "text",
  phone: "text",
  address: "extra",
  auto_number: "number",
} as const satisfies Record<string, "text" | "number" | "ref" | "extra" | "list">;

export type FieldKind = keyof typeof KEPT_AS;

/** Indexed columns of a record's row for each way of keeping: decision 018. */
export const SLOTS = { text: 20, number: 20, ref: 10 } as const;
export type SlotFamily = keyof typeof SLOTS;

/** A choice of a select. `value` never changes; `label` may. */
export type Choice = { value: string; label: string; colour?: string | undefined };

/**
 * A value over other records: those of `object` whose relation `by` (`custom.customer`, `customerId`) points here, of them
 * those that fulfil the formula `where`. `field` is what is taken of each, unless they are only counted.
 */
export type RollUp = {
  object: string;
  by: string;
  function: "count" | "sum" | "average" | "min" | "max";
  field?: string | undefined;
  where?: string | undefined;
};

/**
 * What a kind may be told. `decimals` of a number or percent; `currency` of money, the tenant's without one; `min` and `max` of
 * numbers, of money in minor units; `maxLength` of text; `accept` and `megabytes` of files;
 * `choices` of a select; `most` values of a list; `object` a relation points at; `prefix` and `digits` of an automatic number. With a `formula` or a
 * `rollup` the value is worked out, and nobody writes it.
 */
export type FieldSettings = {
  decimals?: number | undefined;
  currency?: string | undefined;
  min?: number | undefined;
  max?: number | undefined;
  maxLength?: number | undefined;
  choices?: Choice[] | undefined;
  most?: number | undefined;
  accept?: "images" | "documents" | undefined;
  megabytes?: number | undefined;
  object?: string | undefined;
  prefix?: string | undefined;
  digits?: number | undefined;
  formula?: string | undefined;
  rollup?: RollUp | undefined;
};

/** A field as every request knows it. `key` names it in the API and never changes; `slot` is where its values are. */
export type CustomField = {
  id: string;
  object: string;
  key: string;
  label: string;
  kind: FieldKind;
  slot: string | null;
  settings: FieldSettings;
  required: boolean;
  unique: boolean;
  default: unknown;
  help: string | null;
  /** Roles that never see it, and `api_keys` for all keys. */
  hiddenFrom: string[];
  /** Its kind is being changed: until then nobody writes to it. */
  changing?: boolean;
};

/** What a page knows of a field. */
export type ShownField = Pick<
  CustomField,
  "id" | "key" | "label" | "kind" | "settings" | "required" | "unique" | "help"
> & {
  default: CustomValue;
};

/** A value as it is answered: money in minor units, days and moments as text, people and records with their name. */
export type CustomValue = string | number | boolean | null | Parts | (string | Parts)[];
export type Parts = { [part: string]: string };

/** An object of the agency's own: `name` in the API, never changed; `label` one of them, `plural` several. */
export type CustomObject = { id: string; name: string; label: string; plural: string; icon: string };

/** How a field is called in filters, sorts and columns. */
export function customName(key: string): string {
  return `custom.${key}`;
}

export function isCustom(name: string): boolean {
  return name.startsWith("custom.");
}

/** What of a record was changed, the tenant's own fields by their names: `["name", "custom.plaka"]`. */
export function changedNames({ custom, ...values }: { custom?: Record<string, unknown> | undefined }): string[] {
  return [...Object.keys(values), ...Object.keys(custom ?? {}).map(customName)];
}

/** Points at records of `settings.object`: at one, or at several. */
export function isRelation({ kind }: Pick<CustomField, "kind">): boolean {
  return kind === "relation" || kind === "relations";
}
