import { type KeyboardEvent, useState } from "react";
import { useRevalidator } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { Button } from "#app/ui/button.tsx";
import { toast } from "#app/ui/toast.ts";

/** A note at the top of the timeline. What is typed stays until it was really saved; ⌘Enter saves. */
export function Composer({ customerId }: { customerId: string }) {
  const t = useT();
  const [text, setText] = useState("");
  const [saving, setSaving] = useState(false);
  const { revalidate } = useRevalidator();
  const save = async () => {
    if (text.trim() === "" || saving) return;
    setSaving(true);
    const refused = await addNote(customerId, text, t.language).catch(() => t("ui.saveFailed"));
    if (refused) toast({ title: refused, tone: "bad" });
    else {
      setText("");
      await revalidate();
    }
    setSaving(false);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    void save();
  };
  return (
    <div className="mb-4 rounded-lg border border-line-strong shadow-sm focus-within:border-brand-line">
      <textarea
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={press}
        aria-label={t("customers.note.placeholder")}
        placeholder={t("customers.note.placeholder")}
        rows={2}
        maxLength={20_000}
        className="field-sizing-content block max-h-80 min-h-14 w-full resize-none rounded-lg bg-transparent px-3 py-2.5 outline-none"
      />
      <div className="flex items-center justify-end border-line border-t p-1.5">
        <Button size="small" variant="primary" onClick={() => void save()} loading={saving} disabled={text.trim() === ""}>
          {t("customers.note.save")}
        </Button>
      </div>
    </div>
  );
}

async function addNote(customerId: string, body: string, language: string): Promise<string | undefined> {
  const headers = { "Content-Type": "application/json", "Accept-Language": language, "Idempotency-Key": crypto.randomUUID() };
  const answer = await fetch(`/api/v1/customers/${customerId}/notes`, { method: "POST", headers, body: JSON.stringify({ body }) });
  return answer.ok ? undefined : ((await answer.json()) as { detail: string }).detail;
}
