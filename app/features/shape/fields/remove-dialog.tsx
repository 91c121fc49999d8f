import { useState } from "react";
import { useRevalidator } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { useApi } from "#app/shell/use-api.ts";
import { Button } from "#app/ui/button.tsx";
import { Dialog } from "#app/ui/dialog.tsx";
import { toast } from "#app/ui/toast.ts";
import type { Field } from "./fields.tsx";
import { UsageNote } from "./usage-note.tsx";

/** Says what goes with a field before it is removed for good. */
export function RemoveDialog({ open, field, onClose }: { open: boolean; field: Field; onClose: () => void }) {
  const t = useT();
  const api = useApi();
  const { revalidate } = useRevalidator();
  const [busy, setBusy] = useState(false);
  const { id, label } = field;
  const remove = async () => {
    setBusy(true);
    const { refused } = await api(`DELETE /fields/${id}`);
    setBusy(false);
    onClose();
    if (!refused) toast({ title: t("shape.fields.removeStarted", { name: label }) });
    await revalidate();
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      size="small"
      title={t("shape.fields.removeTitle", { name: label })}
      text={t("shape.fields.removeText")}
      actions={
        <>
          <Button onClick={onClose}>{t("ui.cancel")}</Button>
          <Button variant="danger" loading={busy} onClick={() => void remove()}>
            {t("shape.fields.remove")}
          </Button>
        </>
      }
    >
      <UsageNote id={id} />
    </Dialog>
  );
}
