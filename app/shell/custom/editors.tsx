import type { ReactNode } from "react";
import { useT } from "#app/shell/i18n.tsx";
import type { EditorProps } from "#app/ui/editable-field.tsx";
import { dayEditor, manyEditor, pickEditor } from "#app/ui/editors.tsx";
import { MomentInput } from "#app/ui/moment-input.tsx";
import { MoneyInput } from "#app/ui/money-input.tsx";
import { NumberInput } from "#app/ui/number-input.tsx";
import { Select } from "#app/ui/select.tsx";
import { Textarea } from "#app/ui/textarea.tsx";
import type { CustomValue, ShownField } from "#worker/kernel/custom/field.ts";
import { choicesOf } from "./choices.ts";

type Editor = (props: EditorProps<CustomValue>) => ReactNode;

/** The control that fits a field where its value stands; a line of text where nothing else does. */
export function editorOf(field: ShownField): Editor | undefined {
  const { kind, settings } = field;
  switch (kind) {
    case "number":
    case "percent":
      return (props) => (
        <NumberInput
          {...leaving(props)}
          digits={settings.decimals ?? (kind === "percent" ? 2 : 6)}
          value={typeof props.draft === "number" ? props.draft : null}
          onChange={props.change}
        />
      );
    case "currency":
      return (props) => (
        <MoneyInput
          {...leaving(props)}
          {...(settings.currency ? { currency: settings.currency } : {})}
          value={typeof props.draft === "number" ? props.draft : null}
          onChange={props.change}
        />
      );
    case "date":
      return dayEditor as unknown as Editor;
    case "date_time":
      return (props) => <MomentEditor {...props} />;
    case "yes_no":
    case "select":
      return (props) => <ChoiceEditor {...props} field={field} />;
    case "person":
    case "relation":
      return pickEditor(choicesOf(field) ?? []) as unknown as Editor;
    case "multi_select":
    case "relations":
      return manyEditor(choicesOf(field) ?? []) as unknown as Editor;
    case "long_text":
      return (props) => (
        <Textarea
          autoFocus
          aria-label={props.label}
          value={String(props.draft ?? "")}
          onChange={(event) => props.change(event.target.value)}
          onBlur={props.leave}
        />
      );
    default:
      return undefined;
  }
}

function leaving({ label, invalid, leave, save }: EditorProps<CustomValue>) {
  return {
    autoFocus: true,
    "aria-label": label,
    "aria-invalid": invalid || undefined,
    onBlur: leave,
    onKeyDown: (event: { key: string }) => event.key === "Enter" && save(),
  };
}

function MomentEditor({ draft, label, change, leave }: EditorProps<CustomValue>) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only notices that the focus left both controls
    // biome-ignore lint/a11y/noNoninteractiveElementInteractions: the same
    <div onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && leave()}>
      <MomentInput label={label} value={typeof draft === "string" ? draft : null} onChange={change} />
    </div>
  );
}

function ChoiceEditor({ draft, label, save, leave, field }: EditorProps<CustomValue> & { field: ShownField }) {
  const t = useT();
  const yesNo = field.kind === "yes_no";
  const options = yesNo
    ? [
        { value: "true", label: t("ui.yes") },
        { value: "false", label: t("ui.no") },
      ]
    : (field.settings.choices ?? []);
  return (
    <Select
      autoFocus
      aria-label={label}
      value={draft === null ? "" : String(draft)}
      placeholder="—"
      onChange={({ target: { value } }) => save(value === "" ? null : yesNo ? value === "true" : value)}
      onBlur={leave}
      options={options}
    />
  );
}
