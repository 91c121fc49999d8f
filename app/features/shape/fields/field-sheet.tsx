import { useId, useState } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { Button } from "#app/ui/button.tsx";
import { Sheet } from "#app/ui/sheet.tsx";
import { toast } from "#app/ui/toast.ts";
import { useSend } from "../use-send.ts";
import { bodyOf, type Draft, draftOf, keyOf } from "./draft.ts";
import { FieldForm } from "./field-form.tsx";
import type { Around, Field } from "./fields.tsx";
import { KindChooser } from "./kind-chooser.tsx";

type Props = Around & { open: boolean; object: string; field: Field | undefined; onClose: () => void };

/** A field, new or known. A new one begins with what it holds. */
export function FieldSheet({ open, object, field, onClose, ...around }: Props) {
  const t = useT();
  const id = useId();
  const { send, sending, errors } = useSend();
  const [draft, setDraft] = useState<Draft>(() => draftOf(field));
  const edit = (change: Partial<Draft>) => setDraft((now) => ({ ...now, ...change }));
  const { kind, label } = draft;
  const save = async () => {
    if (!kind) return;
    const body = bodyOf(draft, kind);
    const { refused } = field
      ? await send(`PATCH /fields/${field.id}`, body, field.version)
      : await send("POST /fields", { ...body, object, kind, key: keyOf(draft) });
    if (refused) return;
    onClose();
    toast({ title: field ? t("settings.saved") : t("shape.fields.created", { name: label }), tone: "good" });
  };
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={field?.label ?? t("shape.fields.new")}
      actions={
        kind && (
          <>
            <Button onClick={onClose}>{t("ui.cancel")}</Button>
            <Button type="submit" form={id} variant="primary" loading={sending}>
              {t(field ? "settings.save" : "shape.fields.create")}
            </Button>
          </>
        )
      }
    >
      {kind ? (
        <form
          id={id}
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <FieldForm draft={draft} kind={kind} edit={edit} errors={errors} object={object} isNew={!field} {...around} />
        </form>
      ) : (
        <KindChooser onChoose={(chosen, settings = {}) => edit({ kind: chosen, default: null, settings })} />
      )}
    </Sheet>
  );
}
