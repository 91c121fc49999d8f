import type { Translate } from "#messages";
import { customName, type FieldKind, type ShownField } from "#worker/kernel/custom/field.ts";
import { isWritable } from "#worker/kernel/custom/writable.ts";
import type { AskedField } from "./custom/choices.ts";

/** A field that many records can be given a value of, in the form of the agency's own: one control serves both. */
export type ManyField = AskedField & {
  /** In `values` of `POST /jobs`: `source`, `custom.plaka`. */
  name: string;
  /** What goes with a value, such as the currency of an amount. */
  along?: Readonly<Record<string, unknown>>;
  /** The API takes several, one is asked for. */
  severalOf?: true;
};

/** How one of our fields is asked for. `choices` are named in the messages, below the field's own name. */
type Ours = Pick<ManyField, "options" | "along" | "severalOf"> & {
  kind: FieldKind;
  required?: true;
  choices?: readonly string[];
  /** Whose record it is, of a relation. */
  object?: string;
  maxLength?: number;
};

/** Our fields, then the agency's own that a person writes. Files are brought to one record. */
export function manyFields(
  t: Translate,
  namespace: string,
  ours: Readonly<Record<string, Ours>>,
  own: readonly ShownField[],
): ManyField[] {
  return [
    ...Object.entries(ours).map(([name, { required, choices, object, maxLength, ...field }]): ManyField => {
      const named = choices?.map((value) => ({ value, label: t.find(`${namespace}.${name}.${value}`) ?? value }));
      return {
        ...field,
        ...{ id: name, key: name, name, label: t.find(`${namespace}.field.${name}`) ?? name },
        ...{ required: required ?? false, unique: false, help: null, default: null },
        settings: { choices: named, object, maxLength },
      };
    }),
    ...own
      .filter((field) => isWritable(field) && field.kind !== "files" && !(field.unique && field.required))
      .map((field) => ({ ...field, name: customName(field.key) })),
  ];
}
