import Copy from "lucide-react/icons/copy";
import { useEffect, useState } from "react";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { useApi } from "#app/shell/use-api.ts";
import { Button } from "#app/ui/button.tsx";
import { Dialog } from "#app/ui/dialog.tsx";
import { Field } from "#app/ui/field.tsx";
import { Input } from "#app/ui/input.tsx";
import type { OutputOf } from "#worker/kernel/context.ts";
import type { shareExport } from "#worker/modules/exports/index.ts";

type Props = { file: { id: string; name: string } | undefined; onClose: () => void };

/** A link to a file, made when it is asked for and shown once. */
export function LinkDialog({ file, onClose }: Props) {
  const t = useT();
  const api = useApi();
  const format = useFormat();
  const [link, setLink] = useState<OutputOf<typeof shareExport>>();
  const [copied, setCopied] = useState(false);
  const id = file?.id;
  useEffect(() => {
    if (id) void api<OutputOf<typeof shareExport>>(`POST /exports/${id}/link`).then(({ output }) => setLink(output));
  }, [api, id]);
  const copy = async () => {
    await navigator.clipboard.writeText(link?.url ?? "");
    setCopied(true);
  };
  return (
    <Dialog
      open={file !== undefined}
      onClose={onClose}
      title={file?.name}
      {...(link ? { text: t("exports.linkText", { until: format.dateTime(link.expiresAt) }) } : {})}
      actions={
        <>
          <Button onClick={onClose}>{t("ui.close")}</Button>
          <Button variant="primary" icon={Copy} disabled={!link} onClick={() => void copy()}>
            {t(copied ? "exports.copied" : "exports.copy")}
          </Button>
        </>
      }
    >
      <Field label={t("exports.link")}>
        <Input readOnly value={link?.url ?? ""} onFocus={(event) => event.target.select()} />
      </Field>
    </Dialog>
  );
}
