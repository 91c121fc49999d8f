import { useState } from "react";
import { useRevalidator } from "react-router";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { useApi } from "#app/shell/use-api.ts";
import { Button } from "#app/ui/button.tsx";
import { Dialog } from "#app/ui/dialog.tsx";
import { Field } from "#app/ui/field.tsx";
import { Textarea } from "#app/ui/textarea.tsx";
import type { Quote } from "../words.ts";
import type { Asking } from "./actions.tsx";

const keys = { "request-approval": "request", approve: "approve", reject: "reject" } as const;

type Props = { open: boolean; asking: Asking; quote: Quote; onClose: () => void };

/** Asks for an approval, gives it or refuses it, with a word about why; a refusal needs one. */
export function DecisionDialog({ open, asking, quote, onClose }: Props) {
  const t = useT();
  const format = useFormat();
  const api = useApi();
  const { revalidate } = useRevalidator();
  const [note, setNote] = useState("");
  const [busy, setBusy] = useState(false);
  const key = keys[asking];
  const needed = asking === "reject";
  const go = async () => {
    setBusy(true);
    const body = note.trim() ? { note } : {};
    const { refused } = await api(`POST /quotes/${quote.id}/${asking}`, { body, version: quote.version });
    await revalidate();
    setBusy(false);
    if (!refused) onClose();
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t(`quotes.decision.${key}.title`)}
      text={t("quotes.decision.text", {
        off: format.percent(quote.effectiveBp / 10_000, 2),
        net: format.money(quote.netMinor, quote.currency),
      })}
      size="small"
      actions={
        <>
          <Button onClick={onClose}>{t("ui.cancel")}</Button>
          <Button variant="primary" loading={busy} disabled={needed && !note.trim()} onClick={() => void go()}>
            {t(`quotes.decision.${key}.action`)}
          </Button>
        </>
      }
    >
      <Field label={t("quotes.decision.note")} required={needed} optional={!needed}>
        <Textarea rows={3} maxLength={2000} value={note} onChange={({ target }) => setNote(target.value)} />
      </Field>
    </Dialog>
  );
}
