import { useId, useState } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { Button } from "#app/ui/button.tsx";
import { Dialog } from "#app/ui/dialog.tsx";
import { Field } from "#app/ui/field.tsx";
import { Input } from "#app/ui/input.tsx";
import { useChange } from "./use-change.ts";

/** A pipeline needs a name; it begins with the usual stages, which are changed below. */
export function NewPipeline({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useT();
  const form = useId();
  const { save } = useChange();
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<string>();
  const make = async (data: FormData) => {
    setSaving(true);
    const refused = await save("POST /pipelines", {
      name: data.get("name"),
      stages: [
        { name: t("settings.pipelines.firstStages.new"), probability: 10, rottingDays: 14 },
        { name: t("settings.pipelines.firstStages.proposal"), probability: 50, rottingDays: 21 },
        { name: t("settings.pipelines.firstStages.negotiation"), probability: 75, rottingDays: 21 },
      ],
    });
    setSaving(false);
    if (refused) setError(refused.error);
    else onClose();
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      size="small"
      title={t("settings.pipelines.new")}
      actions={
        <>
          <Button onClick={onClose}>{t("ui.cancel")}</Button>
          <Button type="submit" form={form} variant="primary" loading={saving}>
            {t("settings.pipelines.add")}
          </Button>
        </>
      }
    >
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault();
          void make(new FormData(event.currentTarget));
        }}
      >
        <Field label={t("settings.pipelines.pipelineName")} required error={error}>
          <Input name="name" required maxLength={80} autoFocus />
        </Field>
      </form>
    </Dialog>
  );
}
