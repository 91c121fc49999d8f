import { useRevalidator } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { type Body, TextEditor } from "#app/shell/text-editor.tsx";
import { useApi } from "#app/shell/use-api.ts";
import { NOTE_LENGTH } from "#worker/modules/customers/notes/options.ts";

/** A note at the top of the timeline. */
export function Composer({ customerId }: { customerId: string }) {
  const t = useT();
  const api = useApi();
  const { revalidate } = useRevalidator();
  const save = async (body: Body) => {
    const { refused } = await api(`POST /customers/${customerId}/notes`, { body: { body } });
    if (!refused) await revalidate();
    return !refused;
  };
  return (
    <div className="mb-4">
      <TextEditor
        label={t("customers.note.placeholder")}
        action={t("customers.note.save")}
        longest={NOTE_LENGTH}
        onSave={save}
      />
    </div>
  );
}
