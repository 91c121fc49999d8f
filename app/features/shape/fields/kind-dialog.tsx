import { useEffect, useState } from "react";
import { useRevalidator } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { useApi } from "#app/shell/use-api.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { Dialog } from "#app/ui/dialog.tsx";
import { Field as Labelled } from "#app/ui/field.tsx";
import { Select } from "#app/ui/select.tsx";
import { Skeleton } from "#app/ui/skeleton.tsx";
import { toast } from "#app/ui/toast.ts";
import type { OutputOf } from "#worker/kernel/context.ts";
import type { previewKind } from "#worker/modules/objects/index.ts";
import { kindsAfter } from "#worker/modules/objects/kinds/options.ts";
import type { Field } from "./fields.tsx";

type Preview = OutputOf<typeof previewKind>;

/** What would become of a field's values in another kind, before it is changed. */
export function KindDialog({ open, field, onClose }: { open: boolean; field: Field; onClose: () => void }) {
  const t = useT();
  const api = useApi();
  const { revalidate } = useRevalidator();
  const { id, label, version } = field;
  const [kind, setKind] = useState("");
  const [shown, setShown] = useState<{ kind: string; preview?: Preview | undefined; refused?: string }>();
  const [saving, setSaving] = useState(false);
  useEffect(() => {
    if (!kind) return;
    const asked = new AbortController();
    const route = `GET /fields/${id}/kind?kind=${kind}`;
    void api<Preview>(route, { quiet: true, signal: asked.signal }).then(({ output, refused }) => {
      if (!asked.signal.aborted) setShown({ kind, preview: output, ...(refused ? { refused: refused.detail } : {}) });
    });
    return () => asked.abort();
  }, [api, id, kind]);
  const current = shown?.kind === kind ? shown : undefined;
  const change = async () => {
    setSaving(true);
    const { refused } = await api(`POST /fields/${id}/kind`, { body: { kind, version } });
    await revalidate();
    setSaving(false);
    if (refused) return;
    onClose();
    toast({ title: t("shape.kinds.started", { name: label }), tone: "good" });
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t("shape.kinds.title", { name: label })}
      text={t("shape.kinds.text")}
      actions={
        <>
          <Button onClick={onClose}>{t("ui.cancel")}</Button>
          <Button variant="primary" loading={saving} disabled={!current?.preview} onClick={() => void change()}>
            {t("shape.kinds.action")}
          </Button>
        </>
      }
    >
      <div className="grid gap-3">
        <Labelled label={t("shape.kinds.becomes")}>
          <Select
            placeholder={t("shape.kinds.choose")}
            value={kind}
            onChange={(event) => setKind(event.currentTarget.value)}
            options={kindsAfter(field.kind).map((value) => ({ value, label: t(`shape.fields.kind.${value}`) }))}
          />
        </Labelled>
        <div aria-live="polite" className="grid gap-3">
          {kind && !current && <Skeleton className="h-24" />}
          {current?.refused && <Banner tone="bad">{current.refused}</Banner>}
          {current?.preview && <Shown preview={current.preview} />}
        </div>
      </div>
    </Dialog>
  );
}

function Shown({ preview: { records, lost, all, unique, examples } }: { preview: Preview }) {
  const t = useT();
  return (
    <>
      <Banner tone={lost > 0 ? "warn" : "info"} title={t("shape.kinds.records", { count: records })}>
        {lost > 0 ? t("shape.kinds.lost", { count: lost }) : t("shape.kinds.none")} {!all && t("shape.kinds.some")}{" "}
        {unique && t("shape.kinds.unique")}
      </Banner>
      {examples.length > 0 && (
        <table className="w-full table-fixed text-sm">
          <thead className="text-left text-text-3">
            <tr>
              <th className="py-1 pr-3 font-normal">{t("shape.kinds.before")}</th>
              <th className="py-1 pr-3 font-normal">{t("shape.kinds.after")}</th>
              <th className="w-20 py-1 text-right font-normal">{t("shape.kinds.held")}</th>
            </tr>
          </thead>
          <tbody className="divide-y divide-line border-line border-t">
            {examples.map(({ before, after, records: held }) => (
              <tr key={before}>
                <td className="truncate py-1 pr-3" title={before}>
                  {before}
                </td>
                <td className={after === null ? "py-1 pr-3 text-bad" : "truncate py-1 pr-3"} title={after ?? undefined}>
                  {after ?? t("shape.kinds.cannot")}
                </td>
                <td className="py-1 text-right tabular-nums">{held}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
