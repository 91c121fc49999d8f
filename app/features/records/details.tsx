import { findUsers } from "#app/shell/find-options.ts";
import { useT } from "#app/shell/i18n.tsx";
import { optionOf } from "#app/shell/option-of.ts";
import { useSave } from "#app/shell/use-save.ts";
import { Avatar } from "#app/ui/avatar.tsx";
import { DescriptionList } from "#app/ui/description-list.tsx";
import { EditableField } from "#app/ui/editable-field.tsx";
import { pickEditor } from "#app/ui/editors.tsx";
import type { SearchOption } from "#app/ui/use-search.ts";
import type { CustomObject } from "#worker/kernel/custom/field.ts";
import type { CustomRecord } from "./list.tsx";

type Props = { object: CustomObject; record: CustomRecord; readOnly: boolean };

/** What every record has: its name and who looks after it. */
export function Details({ object, record, readOnly }: Props) {
  const t = useT();
  const save = useSave(`objects/${object.name}/records`, record);
  const owner = optionOf(record.ownerId, record.ownerName);
  return (
    <DescriptionList
      items={[
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
