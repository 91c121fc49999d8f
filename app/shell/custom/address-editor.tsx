import { useState } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { EditableField, type EditorProps } from "#app/ui/editable-field.tsx";
import type { SaveResult } from "#app/ui/editable-state.ts";
import { Input } from "#app/ui/input.tsx";
import type { CustomValue, ShownField } from "#worker/kernel/custom/field.ts";
import { ADDRESS_PARTS } from "./address-parts.ts";
import { partsOf } from "./parts.ts";
import { Value } from "./value.tsx";

type Props = {
  field: ShownField;
  value: CustomValue;
  readOnly: boolean;
  save: (value: CustomValue) => Promise<SaveResult<CustomValue>>;
};

/** An address where it stands; leaving its parts saves. */
export function AddressEditor({ field, value, readOnly, save }: Props) {
  return (
    <EditableField<CustomValue>
      label={field.label}
      readOnly={readOnly}
      value={value}
      editor={(props) => <Parts {...props} />}
      show={(draft) => <Value field={field} value={draft} whole />}
      onSave={save}
    >
      {value === null ? undefined : <Value field={field} value={value} whole />}
    </EditableField>
  );
}

function Parts({ draft, change, leave }: EditorProps<CustomValue>) {
  const t = useT();
  const [parts, setParts] = useState<Record<string, string>>(partsOf(draft) ?? {});
  const set = (part: string, text: string) => {
    const next = { ...parts, [part]: text };
    setParts(next);
    const filled = Object.entries(next).filter(([, one]) => one.trim() !== "");
    change(filled.length > 0 ? Object.fromEntries(filled) : null);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only notices that the focus left all of them
    // biome-ignore lint/a11y/noNoninteractiveElementInteractions: the same
    <div className="grid gap-1.5" onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && leave()}>
      {ADDRESS_PARTS.map((part, at) => (
        <Input
          key={part}
          autoFocus={at === 0}
          aria-label={t(`shell.custom.address.${part}`)}
          placeholder={t(`shell.custom.address.${part}`)}
          value={parts[part] ?? ""}
          onChange={(event) => set(part, event.target.value)}
        />
      ))}
    </div>
  );
}
