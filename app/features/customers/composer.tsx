import { useRevalidator } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { useApi } from "#app/shell/use-api.ts";
import { NoteEditor } from "./note-editor.tsx";

/** A note at the top of the timeline. */
export function Composer({ customerId }: { customerId: string }) {
  const t = useT();
  const api = useApi();
  const { revalidate } = useRevalidator();
  const save = async (body: string) => {
    const { refused } = await api(`POST /customers/${customerId}/notes`, { body: { body } });
    if (!refused) await revalidate();
    return !refused;
  };
  return (
    <div className="mb-4">
      <NoteEditor label={t("customers.note.placeholder")} action={t("customers.note.save")} onSave={save} />
    </div>
  );
}
