import { RecordFields } from "#app/shell/custom/record-fields.tsx";
import { findUsers } from "#app/shell/find-options.ts";
import { useT } from "#app/shell/i18n.tsx";
import { optionOf } from "#app/shell/option-of.ts";
import { useSave } from "#app/shell/use-save.ts";
import { Avatar } from "#app/ui/avatar.tsx";
import { EditableField } from "#app/ui/editable-field.tsx";
import { pickEditor } from "#app/ui/editors.tsx";
import type { SearchOption } from "#app/ui/use-search.ts";
import type { CustomObject, ShownField } from "#worker/kernel/custom/field.ts";
import type { ShownLayout } from "#worker/kernel/custom/layout.ts";
import type { CustomRecord } from "./list.tsx";

type Props = {
  object: CustomObject;
  record: CustomRecord;
  fields: readonly ShownField[];
  layout: ShownLayout | null;
  readOnly: boolean;
};

/** What is known of a record: its name, who looks after it, the object's fields. */
export function Details({ object, record, fields, layout, readOnly }: Props) {
  const t = useT();
  const resource = `objects/${object.name}/records`;
  const save = useSave(resource, record);
  const owner = optionOf(record.ownerId, record.ownerName);
  return (
    <RecordFields
      {...{ resource, fields, layout, readOnly }}
      row={record}
      apart={false}
      ours={[
        {
          id: "name",
          term: t("objects.field.name"),
          value: (
            <EditableField
              label={t("objects.field.name")}
              readOnly={readOnly}
              value={record.name}
              onSave={(value) => save("name", value)}
            />
          ),
        },
        {
          id: "ownerId",
          term: t("objects.field.ownerId"),
          value: (
            <EditableField<SearchOption | null>
              label={t("objects.field.ownerId")}
              readOnly={readOnly}
              value={owner}
              editor={pickEditor(findUsers)}
              show={(option) => option?.label}
              onSave={(option) => save("ownerId", option?.value ?? null, (it) => optionOf(it.ownerId, it.ownerName))}
            >
              {owner && <Avatar name={owner.label} id={owner.value} labelled />}
            </EditableField>
          ),
        },
      ]}
    />
  );
}
