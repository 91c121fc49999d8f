import { useRevalidator } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { type Body, TextEditor } from "#app/shell/text-editor.tsx";
import { useApi } from "#app/shell/use-api.ts";
import type { Doc } from "#worker/kernel/rich/document.ts";
import { NOTE_LENGTH } from "#worker/modules/customers/notes/options.ts";

type Props = { address: string; document: Doc; onDone: () => void };

/** A known note, to be rewritten in its place. */
export function NoteEditor({ address, document, onDone }: Props) {
  const t = useT();
  const api = useApi();
  const { revalidate } = useRevalidator();
  const save = async (body: Body) => {
    const { refused } = await api(`PATCH ${address}`, { body: { body } });
    if (refused) return false;
    await revalidate();
    onDone();
    return true;
  };
  return (
    <TextEditor
      initial={document}
      longest={NOTE_LENGTH}
      label={t("customers.note.edit")}
      action={t("ui.save")}
      onSave={save}
      onCancel={onDone}
    />
  );
}
