import { useEffect, useId, useState } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { useApi } from "#app/shell/use-api.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { Dialog } from "#app/ui/dialog.tsx";
import { Field } from "#app/ui/field.tsx";
import { Select } from "#app/ui/select.tsx";
import { Textarea } from "#app/ui/textarea.tsx";
import { useDealVerbs } from "./use-deal-verbs.ts";

type Deal = Parameters<ReturnType<typeof useDealVerbs>["lose"]>[0];
type Reason = { id: string; name: string };

/** Asks why a deal was lost. What was written stays when it is refused. */
export function LoseDialog({ open, deal, onClose }: { open: boolean; deal: Deal; onClose: () => void }) {
  const t = useT();
  const api = useApi();
  const form = useId();
  const verbs = useDealVerbs();
  const [reasons, setReasons] = useState<Reason[]>();
  const [rivals, setRivals] = useState<Reason[]>([]);
  const [saving, setSaving] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    void api<{ data: Reason[] }>("GET /lost-reasons?limit=200", { signal: stop.signal }).then(
      ({ output }) => output && setReasons(output.data),
    );
    void api<{ data: Reason[] }>("GET /competitors?limit=200", { signal: stop.signal, quiet: true }).then(
      ({ output }) => output && setRivals(output.data),
    );
    return () => stop.abort();
  }, [api]);
  const save = async (data: FormData) => {
    setSaving(true);
    const note = String(data.get("note") ?? "").trim();
    const competitorId = String(data.get("competitorId") ?? "");
    const more = { ...(note ? { note } : {}), ...(competitorId ? { competitorId } : {}) };
    const done = await verbs.lose(deal, { reasonId: String(data.get("reasonId")), ...more });
    setSaving(false);
    if (done) onClose();
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      size="small"
      title={t("deals.lostTitle", { name: deal.name })}
      actions={
        <>
          <Button onClick={onClose}>{t("ui.cancel")}</Button>
          <Button type="submit" form={form} variant="primary" loading={saving} disabled={!reasons?.length}>
            {t("deals.markLost")}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void save(new FormData(event.currentTarget));
        }}
      >
        {reasons?.length === 0 && <Banner tone="warn">{t("deals.noReasons")}</Banner>}
        <Field label={t("deals.reason")} required>
          <Select
            name="reasonId"
            required
            placeholder={t("deals.chooseReason")}
            options={(reasons ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
        {rivals.length > 0 && (
          <Field label={t("deals.field.competitorId")} optional>
            <Select
              name="competitorId"
              placeholder={t("deals.chooseCompetitor")}
              options={rivals.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Field>
        )}
        <Field label={t("deals.note")} optional help={t("deals.noteHelp")}>
          <Textarea name="note" maxLength={2000} />
        </Field>
      </form>
    </Dialog>
  );
}
