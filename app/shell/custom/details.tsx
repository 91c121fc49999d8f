import { useT } from "#app/shell/i18n.tsx";
import { Linked } from "#app/shell/linked.tsx";
import { useSave } from "#app/shell/use-save.ts";
import { EditableField } from "#app/ui/editable-field.tsx";
import type { SaveResult } from "#app/ui/editable-state.ts";
import { type CustomValue, customName, KEPT_AS, type Parts, type ShownField } from "#worker/kernel/custom/field.ts";
import { isWritable } from "#worker/kernel/custom/writable.ts";
import { AddressEditor } from "./address-editor.tsx";
import { editorOf } from "./editors.tsx";
import { FileEditor } from "./file-editor.tsx";
import { FileList, filesOf } from "./file-list.tsx";
import { toOption, toOptions } from "./parts.ts";
import { recordPath } from "./record-path.ts";
import { Value } from "./value.tsx";

export type CustomRow = { id: string; version: number; custom: Record<string, CustomValue | undefined> };

export type CustomFieldProps = { resource: string; row: CustomRow; field: ShownField; readOnly: boolean };

/** One of the agency's own fields of a record; its value is edited where it stands. `resource` is the record's place in the API. */
export function CustomField({ resource, row, field, readOnly }: CustomFieldProps) {
  const save = useSave(resource, row) as unknown as Save;
  return <Editable field={field} value={row.custom[field.key] ?? null} readOnly={readOnly} save={save} />;
}

type Save = (name: string, value: unknown, shape: (theirs: CustomRow) => unknown) => Promise<never>;

function Editable({
  field,
  value,
  readOnly,
  save,
}: {
  field: ShownField;
  value: CustomValue;
  readOnly: boolean;
  save: Save;
}) {
  const t = useT();
  const { key, kind, label } = field;
  const shown = value === null ? undefined : <Value field={field} value={value} whole />;
  const name = customName(key);
  const theirs = (row: CustomRow) => row.custom[key] ?? null;
  if (!isWritable(field)) return shown;
  if (kind === "address")
    return <AddressEditor field={field} value={value} readOnly={readOnly} save={(next) => save(name, next, theirs)} />;
  const editor = editorOf(field);
  if (kind === "person" || kind === "relation")
    return (
      <Linked to={linkOf(field, value)} label={t("shell.custom.open", { name: toOption(value)?.label ?? "" })}>
        <EditableField
          label={label}
          readOnly={readOnly}
          value={toOption(value)}
          {...(editor ? { editor: editor as never } : {})}
          show={(option) => option?.label}
          onSave={(option) => save(name, option?.value ?? null, (row) => toOption(theirs(row)))}
        >
          {shown}
        </EditableField>
      </Linked>
    );
  if (kind === "files") {
    const files = filesOf(value);
    if (readOnly) return <FileList files={files} />;
    const keep = async (next: Parts[]) => {
      const trouble = (await save(
        name,
        next.map(({ id }) => id),
        theirs,
      )) as SaveResult<unknown>;
      return trouble && ("error" in trouble ? trouble.error : t("ui.saveFailed"));
    };
    return <FileEditor field={field} files={files} onChange={keep} />;
  }
  if (KEPT_AS[kind] === "list")
    return (
      <EditableField
        label={label}
        readOnly={readOnly}
        value={toOptions(field, value)}
        {...(editor ? { editor: editor as never } : {})}
        show={(options) => options.map((option) => option.label).join(", ")}
        onSave={(options) =>
          save(
            name,
            options.map((option) => option.value),
            (row) => toOptions(field, theirs(row)),
          )
        }
      >
        {shown}
      </EditableField>
    );
  return (
    <EditableField<CustomValue>
      label={label}
      readOnly={readOnly}
      value={value}
      {...(editor ? { editor } : {})}
      show={(draft) => <Value field={field} value={draft} whole />}
      onSave={(draft) => save(name, draft, theirs)}
    >
      {shown}
    </EditableField>
  );
}

function linkOf({ kind, settings }: ShownField, value: CustomValue): string | undefined {
  const target = kind === "relation" ? toOption(value) : null;
  return target ? recordPath(settings.object ?? "", target.value) : undefined;
}
