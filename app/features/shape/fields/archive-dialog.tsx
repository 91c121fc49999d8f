import { useEffect, useState } from "react";
import { useRevalidator } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { useApi } from "#app/shell/use-api.ts";
import { Button } from "#app/ui/button.tsx";
import { Dialog } from "#app/ui/dialog.tsx";
import { Skeleton } from "#app/ui/skeleton.tsx";
import { toast } from "#app/ui/toast.ts";
import type { OutputOf } from "#worker/kernel/context.ts";
import type { fieldUsage } from "#worker/modules/objects/index.ts";
import type { Field } from "./fields.tsx";

type Usage = OutputOf<typeof fieldUsage>;

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
    toast({ title: t("settings.fields.archived", { name: label }), undo: () => void change("restore") });
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      size="small"
      title={t("settings.fields.archiveTitle", { name: label })}
      text={t("settings.fields.archiveText")}
      actions={
        <>
          <Button onClick={onClose}>{t("ui.cancel")}</Button>
          <Button variant="danger" loading={saving} onClick={() => void archive()}>
            {t("settings.fields.archiveAction")}
          </Button>
        </>
      }
    >
      <UsageNote id={id} />
    </Dialog>
  );
}

function UsageNote({ id }: { id: string }) {
  const t = useT();
  const api = useApi();
  const [usage, setUsage] = useState<Usage>();
  useEffect(() => {
    const asked = new AbortController();
    void api<Usage>(`GET /fields/${id}/usage`, { signal: asked.signal }).then(({ output }) => {
      if (output) setUsage(output);
    });
    return () => asked.abort();
  }, [api, id]);
  return (
    <div className="min-h-10 rounded-lg bg-hover px-3 py-2.5" aria-live="polite">
      {usage ? (
        <p className="font-medium">{t("settings.fields.usage", { count: usage.records })}</p>
      ) : (
        <Skeleton className="h-4 w-44" />
      )}
      {usage && <Users title={t("settings.fields.usageViews")} list={usage.views} />}
      {usage && <Users title={t("settings.fields.usageComputed")} list={usage.computed} />}
    </div>
  );
}

function Users({ title, list }: { title: string; list: readonly { id: string; name: string }[] }) {
  if (list.length === 0) return null;
  return (
    <>
      <p className="mt-1.5 text-text-2">{title}</p>
      <ul className="list-disc pl-4.5 text-text-2">
        {list.map(({ id, name }) => (
          <li key={id} className="break-words">
            {name}
          </li>
        ))}
      </ul>
    </>
  );
}
