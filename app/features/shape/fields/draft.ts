import { apiName, choiceValue } from "#app/shell/api-name.ts";
import type { Choice, FieldKind, FieldSettings } from "#worker/kernel/custom/field.ts";
import { MAY_BE_UNIQUE, SETTINGS_OF } from "#worker/kernel/custom/options.ts";
import { isComputed, isWritable } from "#worker/kernel/custom/writable.ts";
import type { Field } from "./fields.tsx";

/** A choice while it is written: `kept` once records may hold it, for then its value stays. */
export type DraftChoice = { id: string; name: string; value?: string; colour?: string | undefined; kept?: boolean };

export type Draft = {
  label: string;
  /** As it was typed; undefined as long as it follows from the label. */
  key: string | undefined;
  kind: FieldKind | undefined;
  settings: Omit<FieldSettings, "choices">;
  choices: DraftChoice[];
  help: string;
  required: boolean;
  unique: boolean;
  default: unknown;
  hiddenFrom: string[];
};
export type Edit = (change: Partial<Draft>) => void;

/** Kinds for which the form has an input for a usual value. */
export const WITH_DEFAULT: readonly FieldKind[] = [
  "text",
  "number",
  "currency",
  "percent",
  "date",
  "yes_no",
  "select",
  "multi_select",
];

let last = 0;

export function newChoice(): DraftChoice {
  last += 1;
  return { id: `new-${last}`, name: "" };
}

export function draftOf(field: Field | undefined): Draft {
  if (!field)
    return {
      label: "",
      key: undefined,
      kind: undefined,
      settings: {},
      choices: [newChoice()],
      help: "",
      required: false,
      unique: false,
      default: null,
      hiddenFrom: [],
    };
  const { label, key, kind, help, required, unique, hiddenFrom } = field;
  const { choices = [], ...settings } = field.settings;
  return {
    ...{ label, key, kind, settings, required, unique, hiddenFrom },
    help: help ?? "",
    default: field.default,
    choices: choices.map(({ value, label: name, colour }) => ({ id: value, name, value, colour, kept: true })),
  };
}

export function keyOf({ key, label }: Draft): string {
  return key ?? apiName(label);
}

/** Choices as they are stored; new ones take their value from their label. */
export function choicesOf({ choices }: Draft): Choice[] {
  const taken = choices.flatMap(({ kept, value }) => (kept && value ? [value] : []));
  return choices.map(({ name, value, colour, kept }) => {
    const own = kept && value ? value : choiceValue(name, taken);
    taken.push(own);
    return { value: own, label: name, ...(colour ? { colour } : {}) };
  });
}

/** Which settings the form asks for: what nobody writes has no bounds. */
export function settingsOf(kind: FieldKind, { settings }: Pick<Draft, "settings">): readonly (keyof FieldSettings)[] {
  const takes = SETTINGS_OF[kind] ?? [];
  return isComputed({ settings })
    ? takes.filter((name) => !["min", "max", "maxLength"].includes(name))
    : takes.filter((name) => name !== "formula" && name !== "rollup");
}

/** What can be changed of a field, as the API takes it. */
export function bodyOf(draft: Draft, kind: FieldKind) {
  const { label, help, hiddenFrom } = draft;
  const takes = settingsOf(kind, draft);
  const settings = Object.fromEntries(
    takes.map((name) => [name, name === "choices" ? choicesOf(draft) : draft.settings[name]]),
  );
  const field = { kind, settings: draft.settings };
  const unique = draft.unique && MAY_BE_UNIQUE.includes(kind) && !isComputed(field);
  return {
    ...{ label, settings, unique, hiddenFrom },
    help: help.trim() || null,
    required: draft.required && isWritable(field),
    ...(WITH_DEFAULT.includes(kind) && isWritable(field) ? { default: unique ? null : usual(draft, kind) } : {}),
  };
}

/** The usual value, unless it is a choice that is gone. */
function usual(draft: Draft, kind: FieldKind): unknown {
  const value = draft.default === "" ? null : draft.default;
  const isChoice = (one: unknown) => choicesOf(draft).some((choice) => choice.value === one);
  if (kind === "multi_select") {
    const kept = Array.isArray(value) ? value.filter(isChoice) : [];
    return kept.length > 0 ? kept : null;
  }
  return kind !== "select" || isChoice(value) ? value : null;
}
