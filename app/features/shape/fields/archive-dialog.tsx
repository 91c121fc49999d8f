import { useState } from "react";
import { useRevalidator } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { useApi } from "#app/shell/use-api.ts";
import { Button } from "#app/ui/button.tsx";
import { Dialog } from "#app/ui/dialog.tsx";
import { toast } from "#app/ui/toast.ts";
import type { Field } from "./fields.tsx";
import { UsageNote } from "./usage-note.tsx";

/** Says what uses a field before it is taken out of use. */
export function ArchiveDialog({ open, field, onClose }: { open: boolean; field: Field; onClose: () => void }) {
  const t = useT();
  const api = useApi();
  const { revalidate } = useRevalidator();
  const [saving, setSaving] = useState(false);
  const { id, label } = field;
  const change = async (verb: "archive" | "restore") => {
    const { refused } = await api(`POST /fields/${id}/${verb}`);
    await revalidate();
    return !refused;
  };
  const archive = async () => {
    setSaving(true);
    const done = await change("archive");
    setSaving(false);
    onClose();
    if (!done) return;
    toast({ title: t("shape.fields.archived", { name: label }), undo: () => void change("restore") });
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      size="small"
      title={t("shape.fields.archiveTitle", { name: label })}
      text={t("shape.fields.archiveText")}
      actions={
        <>
          <Button onClick={onClose}>{t("ui.cancel")}</Button>
          <Button variant="danger" loading={saving} onClick={() => void archive()}>
            {t("shape.fields.archiveAction")}
          </Button>
        </>
      }
    >
      <UsageNote id={id} />
    </Dialog>
  );
}
