import { type FormEvent, useId, useState } from "react";
import { useT } from "#app/shell/i18n.tsx";
import type { Picked } from "#app/shell/list-bulk.tsx";
import { Button } from "#app/ui/button.tsx";
import { Dialog } from "#app/ui/dialog.tsx";
import { Field } from "#app/ui/field.tsx";
import { Progress } from "#app/ui/progress.tsx";
import { Select } from "#app/ui/select.tsx";
import { useExport } from "./use-export.ts";

export type ExportDialogProps = {
  open: boolean;
  onClose: () => void;
  subject: string;
  select: Picked["select"];
  /** Columns that the list shows just now, where it is a table. */
  shown?: readonly string[];
};

/** Asks what kind of file it is to be, and brings it when it is written; who closes it is told then. */
export function ExportDialog({ open, onClose, subject, select, shown }: ExportDialogProps) {
  const t = useT();
  const form = useId();
  const [format, setFormat] = useState("xlsx");
  const [columns, setColumns] = useState(shown ? "shown" : "all");
  const { busy, done, total, start } = useExport(open);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const brought = await start({
      subject,
      format,
      select,
      ...(shown && columns === "shown" ? { columns: shown } : {}),
    });
    if (brought) onClose();
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      size="small"
      title={t("lists.export.title")}
      text={t("ids" in select ? "lists.export.picked" : "lists.export.matching", {
        count: "ids" in select ? select.ids.length : 0,
      })}
      actions={
        <>
          <Button onClick={onClose}>{t(busy ? "ui.close" : "ui.cancel")}</Button>
          <Button type="submit" form={form} variant="primary" loading={busy}>
            {t("lists.export.start")}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={(event) => void submit(event)} className="grid gap-4">
        <Field label={t("lists.export.format")}>
          <Select
            value={format}
            options={(["xlsx", "csv"] as const).map((value) => ({ value, label: t(`lists.export.formats.${value}`) }))}
            onChange={(event) => setFormat(event.target.value)}
          />
        </Field>
        {shown && (
          <Field label={t("lists.export.columns")}>
            <Select
              value={columns}
              options={(["shown", "all"] as const).map((value) => ({ value, label: t(`lists.export.${value}`) }))}
              onChange={(event) => setColumns(event.target.value)}
            />
          </Field>
        )}
        {busy && (
          <div className="grid gap-2">
            <Progress value={total > 0 ? done / total : undefined} label={t("lists.export.busy")} />
            <p className="text-sm text-text-2">{t("lists.export.leave")}</p>
          </div>
        )}
      </form>
    </Dialog>
  );
}
