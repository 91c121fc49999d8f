import { useId, useState } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { Button } from "#app/ui/button.tsx";
import { Dialog } from "#app/ui/dialog.tsx";
import { Field } from "#app/ui/field.tsx";
import { Select } from "#app/ui/select.tsx";
import { toast } from "#app/ui/toast.ts";
import { stageOptions } from "../stage-options.ts";
import type { Pipeline, Stage } from "./pipelines.tsx";
import { useChange } from "./use-change.ts";

/** Asks where the deals of a stage go before it is gone. */
export function DeleteStage({
  open,
  stage,
  pipelines,
  onClose,
}: {
  open: boolean;
  stage: Stage;
  /** Whose stages may take its deals. */
  pipelines: readonly Pipeline[];
  onClose: () => void;
}) {
  const t = useT();
  const form = useId();
  const { change } = useChange();
  const [saving, setSaving] = useState(false);
  const remove = async (data: FormData) => {
    setSaving(true);
    const done = await change(`DELETE /stages/${stage.id}?moveTo=${data.get("moveTo")}`);
    setSaving(false);
    if (!done) return;
    toast({ title: t("settings.pipelines.deleted", { name: stage.name }) });
    onClose();
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      size="small"
      title={t("settings.pipelines.deleteTitle", { name: stage.name })}
      text={t("settings.pipelines.deleteText")}
      actions={
        <>
          <Button onClick={onClose}>{t("ui.cancel")}</Button>
          <Button type="submit" form={form} variant="danger" loading={saving}>
            {t("settings.pipelines.delete")}
          </Button>
        </>
      }
    >
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault();
          void remove(new FormData(event.currentTarget));
        }}
      >
        <Field label={t("settings.pipelines.moveTo")} required>
          <Select name="moveTo" options={stageOptions(pipelines, undefined)} />
        </Field>
      </form>
    </Dialog>
  );
}
