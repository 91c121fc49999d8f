import { Form, useNavigation } from "react-router";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { Field } from "#app/ui/field.tsx";
import { Input } from "#app/ui/input.tsx";
import { Textarea } from "#app/ui/textarea.tsx";
import type { OutputOf } from "#worker/kernel/context.ts";
import type { viewByLink } from "#worker/modules/quotes/index.ts";

type Refused = {
  declines: boolean;
  message?: string;
  fields?: Record<string, string>;
  typed: { name: string; note: string } | null;
};

/** Accept with a name and a sentence, or decline with a reason: two real forms, the second folded away. */
export function Answer({ quote, answered }: { quote: OutputOf<typeof viewByLink>; answered: unknown }) {
  const t = useT();
  const format = useFormat();
  const busy = useNavigation().state !== "idle";
  const refused = refusedOf(answered);
  if (quote.status !== "sent")
    return (
      <Banner
        tone={quote.status === "accepted" ? "good" : "info"}
        title={t(`quotes.public.${quote.status === "accepted" ? "accepted" : "declined"}`)}
      >
        {quote.answeredAt &&
          t("quotes.public.answeredBy", {
            name: quote.answeredName ?? quote.buyer.name,
            when: format.dateTime(quote.answeredAt),
          })}
      </Banner>
    );
  const { name = "", note = "" } = refused?.typed ?? {};
  const fields = refused?.fields ?? {};
  return (
    <section className="rounded-xl border border-line bg-panel p-5 shadow-sm sm:p-8" aria-labelledby="answer">
      <h2 id="answer" className="font-semibold text-lg">
        {t("quotes.public.answer")}
      </h2>
      {refused?.message && (
        <Banner tone="bad" className="mt-3">
          {refused.message}
        </Banner>
      )}
      <Form method="post" className="mt-4 grid gap-4" aria-label={t("quotes.public.accept")}>
        <Field label={t("quotes.public.name")} required error={refused?.declines ? undefined : fields.name}>
          <Input
            name="name"
            autoComplete="name"
            required
            maxLength={120}
            defaultValue={refused?.declines ? "" : name}
          />
        </Field>
        <label className="flex min-h-6 items-start gap-2.5 touch:min-h-11">
          <input type="checkbox" name="consent" value="yes" required className="mt-1 size-4 accent-brand" />
          <span>
            {t("quotes.public.consent", {
              number: quote.number,
              total: format.money(quote.totalMinor, quote.currency),
              brand: quote.seller.name,
            })}
            {fields.consent && <span className="block text-bad text-sm">{fields.consent}</span>}
          </span>
        </label>
        <Button
          type="submit"
          name="answer"
          value="accept"
          variant="primary"
          size="large"
          loading={busy}
          className="sm:justify-self-start"
        >
          {t("quotes.public.accept")}
        </Button>
        <p className="text-sm text-text-3">{t("quotes.public.kept")}</p>
      </Form>
      <details className="mt-5 border-line border-t pt-4" open={refused?.declines || undefined}>
        <summary className="min-h-6 cursor-pointer text-text-2 hover:text-text touch:min-h-11">
          {t("quotes.public.declineQuestion")}
        </summary>
        <Form method="post" className="mt-4 grid gap-4" aria-label={t("quotes.public.decline")}>
          <Field label={t("quotes.public.name")} optional error={refused?.declines ? fields.name : undefined}>
            <Input name="name" maxLength={120} autoComplete="name" defaultValue={refused?.declines ? name : ""} />
          </Field>
          <Field label={t("quotes.public.note")} optional error={fields.note}>
            <Textarea name="note" rows={3} maxLength={2000} defaultValue={note} />
          </Field>
          <Button
            type="submit"
            name="answer"
            value="decline"
            size="large"
            loading={busy}
            className="sm:justify-self-start"
          >
            {t("quotes.public.decline")}
          </Button>
        </Form>
      </details>
    </section>
  );
}

function refusedOf(answered: unknown): Refused | undefined {
  const found = answered as Refused | undefined;
  return found?.typed ? found : undefined;
}
