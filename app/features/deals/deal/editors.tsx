import type { EditorProps } from "#app/ui/editable-field.tsx";
import { MoneyInput } from "#app/ui/money-input.tsx";
import { Select } from "#app/ui/select.tsx";

/** For EditableField: an amount in minor units. */
export function moneyEditor(currency: string) {
  return ({ draft, label, change, leave, save, invalid }: EditorProps<number>) => (
    <MoneyInput
      autoFocus
      aria-label={label}
      aria-invalid={invalid || undefined}
      currency={currency}
      value={draft}
      onChange={(minor) => change(minor ?? 0)}
      onBlur={leave}
      onKeyDown={(event) => event.key === "Enter" && save()}
    />
  );
}

/** For EditableField: one of a few; choosing saves. */
export function choiceEditor(choices: readonly string[]) {
  return ({ draft, label, save, leave }: EditorProps<string>) => (
    <Select
      autoFocus
      aria-label={label}
      value={draft}
      onChange={(event) => save(event.target.value)}
      onBlur={leave}
      options={choices.map((value) => ({ value, label: value }))}
    />
  );
}
