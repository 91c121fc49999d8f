import { Plus } from "lucide-react";
import { useEffect, useState } from "react";
import { useRevalidator } from "react-router";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { type Refused, useApi } from "#app/shell/use-api.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Field } from "#app/ui/field.tsx";
import { Textarea } from "#app/ui/textarea.tsx";
import { toast } from "#app/ui/toast.ts";
import { MOST_LINES } from "#worker/modules/quotes/options.ts";
import { Sums } from "../sums.tsx";
import type { Quote } from "../words.ts";
import { DiscountFields } from "./discount-fields.tsx";
import { changesOf, type Draft, draftOf, newLine, sumsOf } from "./draft.ts";
import { HeadFields } from "./head-fields.tsx";
import { LineFields } from "./line-fields.tsx";

export type Lists = readonly { id: string; name: string; currency: string }[];
type Props = { quote: Quote; limitBp: number | null; lists: Lists; onDirty: (dirty: boolean) => void };
export type Edit = (change: Partial<Draft> | ((now: Draft) => Partial<Draft>)) => void;

/** Writes a quote: what is typed is added up at once, as the Worker will. A refused save keeps everything. */
export function Editor({ quote, limitBp, lists, onDirty }: Props) {
  const t = useT();
  const format = useFormat();
  const { draft, edit, dirty, busy, refused, save, errorOf } = useDraft(quote, onDirty);
  const sums = sumsOf(draft);
  // By key and from what stands by then: a product's price comes while others are being typed.
  const line = (key: string, change: Partial<Draft["lines"][number]>) =>
    edit((now) => ({ lines: now.lines.map((one) => (one.key === key ? { ...one, ...change } : one)) }));
  const above = limitBp !== null && sums.effectiveBp > limitBp;
  return (
    <div className="mx-auto grid max-w-4xl gap-4">
      {refused && refused.errors.length === 0 && <Banner tone="bad">{refused.detail}</Banner>}
      <Card>
        <HeadFields {...{ draft, edit, errorOf, currency: quote.currency }} lists={lists} />
      </Card>
      <Card>
        <h2 className="font-semibold text-md">{t("quotes.lines")}</h2>
        <ol className="mt-2 divide-y divide-line">
          {draft.lines.map((one, at) => (
            <LineFields
              key={one.key}
              {...{ at, line: one, quote, errorOf }}
              priceListId={draft.priceListId}
              netMinor={sums.lines[at]?.netMinor ?? 0}
              onChange={(change) => line(one.key, change)}
              onRemove={() => edit({ lines: draft.lines.filter((_, i) => i !== at) })}
            />
          ))}
        </ol>
        {draft.lines.length < MOST_LINES && (
          <Button
            icon={Plus}
            className="mt-3"
            onClick={() => edit({ lines: [...draft.lines, newLine(crypto.randomUUID())] })}
          >
            {t("quotes.addLine")}
          </Button>
        )}
        {errorOf("lines") && <p className="mt-2 text-bad text-sm">{errorOf("lines")}</p>}
        <div className="mt-5 grid gap-5 border-line border-t pt-4 sm:grid-cols-2">
          <div className="grid content-start gap-3">
            <DiscountFields {...{ draft, edit, errorOf, currency: quote.currency }} />
            {sums.effectiveBp > 0 && (
              <p className={above ? "text-sm text-warn" : "text-sm text-text-2"}>
                {t(above ? "quotes.effectiveAbove" : "quotes.effective", {
                  off: format.percent(sums.effectiveBp / 10_000, 2),
                })}
              </p>
            )}
          </div>
          <Sums sums={sums} currency={quote.currency} />
        </div>
      </Card>
      <Card className="grid gap-4">
        <Field label={t("quotes.field.notes")} optional error={errorOf("notes")} help={t("quotes.notesHelp")}>
          <Textarea
            rows={3}
            value={draft.notes ?? ""}
            onChange={({ target }) => edit({ notes: target.value || null })}
          />
        </Field>
        <Field label={t("quotes.field.terms")} optional error={errorOf("terms")}>
          <Textarea
            rows={4}
            value={draft.terms ?? ""}
            onChange={({ target }) => edit({ terms: target.value || null })}
          />
        </Field>
      </Card>
      <div className="sticky -bottom-4.5 -mx-1 flex items-center justify-end gap-3 bg-bg px-1 py-3">
        {dirty && <span className="text-sm text-text-2">{t("quotes.unsaved")}</span>}
        <Button variant={dirty ? "primary" : "default"} disabled={!dirty} loading={busy} onClick={() => void save()}>
          {t("quotes.save")}
        </Button>
      </div>
    </div>
  );
}

function useDraft(quote: Quote, onDirty: (dirty: boolean) => void) {
  const t = useT();
  const api = useApi();
  const { revalidate } = useRevalidator();
  const [saved, setSaved] = useState(() => draftOf(quote));
  const [draft, setDraft] = useState(saved);
  const [refused, setRefused] = useState<Refused>();
  const [busy, setBusy] = useState(false);
  const changes = changesOf(draft, saved);
  const dirty = Object.keys(changes).length > 0;
  useEffect(() => onDirty(dirty), [dirty, onDirty]);
  const edit: Edit = (change) =>
    setDraft((now) => ({ ...now, ...(typeof change === "function" ? change(now) : change) }));
  const save = async () => {
    setBusy(true);
    const route = `PATCH /quotes/${quote.id}`;
    const answer = await api<Quote>(route, { body: changes, version: quote.version, quiet: true });
    setRefused(answer.refused);
    if (answer.output) {
      const fresh = draftOf(answer.output);
      setSaved(fresh);
      setDraft(fresh);
      toast({ title: t("quotes.saved"), tone: "good" });
    }
    await revalidate();
    setBusy(false);
  };
  const errorOf = (path: string) => refused?.errors.find((one) => one.path === path)?.message;
  return { draft, edit, dirty, busy, refused, save, errorOf };
}
