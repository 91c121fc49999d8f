import { data, redirect, useRouteLoaderData } from "react-router";
import type { loader as rootLoader } from "#app/root.tsx";
import { useT } from "#app/shell/i18n.tsx";
import { recordTitle } from "#app/shell/page-title.ts";
import { refusal } from "#app/shell/refusal.ts";
import { TenantMark } from "#app/shell/tenant-mark.tsx";
import { Button } from "#app/ui/button.tsx";
import { page } from "#worker/kernel/page.ts";
import { acceptByLink, declineByLink, viewByLink } from "#worker/modules/quotes/index.ts";
import type { Route } from "./+types/quote-page.ts";
import { Answer } from "./answer.tsx";
import { Paper } from "./paper.tsx";

export const meta: Route.MetaFunction = ({ loaderData, matches }) => [
  ...recordTitle(loaderData?.quote ? `${loaderData.quote.number} · ${loaderData.quote.name}` : undefined, matches),
  { name: "robots", content: "noindex, nofollow" },
];

/** A link that is nobody's is told as what it is to everybody: nothing. */
export async function loader({ context, request, params: { token } }: Route.LoaderArgs) {
  const { attempt, chosen, cookies, t } = page(context);
  const { output, problem } = await attempt(viewByLink, { token });
  const asked = new URL(request.url).searchParams.has("in");
  // Who never chose a language reads it in the one that it was written in; asked once, for who keeps no cookies.
  if (output && !chosen && !asked && output.language !== t.language)
    throw redirect(`/quote/${token}?in=${output.language}`, {
      headers: { "Set-Cookie": cookies.language(output.language) },
    });
  if (!problem) return { quote: output, token };
  const status = problem.status === 422 ? 404 : problem.status;
  return data({ quote: null, token }, { status });
}

export async function action({ context, request, params: { token } }: Route.ActionArgs) {
  const { attempt } = page(context);
  const form = await request.formData();
  const typed = { name: String(form.get("name") ?? ""), note: String(form.get("note") ?? "") };
  const declines = form.get("answer") === "decline";
  const { problem } = declines
    ? await attempt(declineByLink, { token, ...typed })
    : await attempt(acceptByLink, { token, name: typed.name, consent: (form.get("consent") === "yes") as true });
  if (!problem) return { typed: null, declines };
  return data({ typed, declines, ...refusal(problem) }, { status: problem.status });
}

/** What a customer is offered, in the agency's brand: reads and answers without script. */
export default function QuotePage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useT();
  const root = useRouteLoaderData<typeof rootLoader>("root");
  const { quote, token } = loaderData;
  const name = root?.brand.name ?? "";
  return (
    <div className="min-h-dvh bg-bg px-4 py-6 sm:px-8 sm:py-10">
      <div className="mx-auto grid max-w-3xl gap-5">
        <header className="flex items-center justify-between gap-3">
          <TenantMark mark={{ name, logo: root?.icons.mark ?? "/icon.svg" }} size={28} />
          {quote && quote.status !== "expired" && (
            <Button to={`/quote/${token}/pdf`} reloadDocument target="_blank" rel="noreferrer">
              {t("quotes.public.pdf")}
            </Button>
          )}
        </header>
        <main className="grid gap-5">
          {!quote && <Nothing title={t("quotes.public.gone")} text={t("quotes.public.goneText")} />}
          {quote?.status === "expired" && (
            <Nothing
              title={t("quotes.public.expired", { number: quote.number })}
              text={t("quotes.public.expiredText", { brand: quote.seller.name })}
            />
          )}
          {quote && quote.status !== "expired" && (
            <>
              <Paper quote={quote} />
              <Answer quote={quote} answered={actionData} />
            </>
          )}
        </main>
        <footer className="pb-4 text-center text-sm text-text-3">
          {[quote?.seller.name ?? name, quote?.seller.phone, root?.brand.supportEmail].filter(Boolean).join(" · ")}
        </footer>
      </div>
    </div>
  );
}

function Nothing({ title, text }: { title: string; text: string }) {
  return (
    <section className="rounded-xl border border-line bg-panel p-8 text-center shadow-sm">
      <h1 className="font-semibold text-xl">{title}</h1>
      <p className="mt-2 text-text-2">{text}</p>
    </section>
  );
}
