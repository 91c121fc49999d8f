import { FileText } from "lucide-react";
import { useState } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { LeaveGuard } from "#app/shell/leave-guard.tsx";
import { PageHeader } from "#app/shell/page-header.tsx";
import { recordTitle } from "#app/shell/page-title.ts";
import { useMe } from "#app/shell/use-me.ts";
import { Badge } from "#app/ui/badge.tsx";
import { buttonLook } from "#app/ui/button.tsx";
import { page } from "#worker/kernel/page.ts";
import { listPriceLists } from "#worker/modules/products/index.ts";
import { getDocument, getQuote, getQuoteSettings } from "#worker/modules/quotes/index.ts";
import { Paper } from "../public/paper.tsx";
import { isEditable, statusTone } from "../words.ts";
import type { Route } from "./+types/quote.ts";
import { QuoteActions } from "./actions.tsx";
import { Aside } from "./aside.tsx";
import { Editor } from "./editor.tsx";

/** What makes the page read again: see the frame. */
export const handle = { live: ["quotes"] };

export async function loader({ context, params: { id } }: Route.LoaderArgs) {
  const { ctx, run } = page(context);
  const [quote, paper, settings, lists] = await Promise.all([
    run(getQuote, { id }),
    run(getDocument, { id }),
    run(getQuoteSettings, {}),
    ctx.run(listPriceLists, { limit: 200 }).catch(() => ({ data: [] })),
  ]);
  return { quote, paper, limitBp: settings.approvalAboveBp, lists: lists.data };
}

export const meta: Route.MetaFunction = ({ loaderData, matches }) => recordTitle(loaderData?.quote.name, matches);

/** A quote: written while it is a draft, as on paper from then on. */
export default function QuotePage({ loaderData }: Route.ComponentProps) {
  const { quote, paper, limitBp, lists } = loaderData;
  const t = useT();
  const { may } = useMe();
  const [dirty, setDirty] = useState(false);
  const mayWrite = may("quotes:write", quote);
  const editing = isEditable(quote) && mayWrite;
  return (
    <>
      <LeaveGuard when={editing && dirty} />
      <PageHeader
        title={quote.name}
        crumbs={[{ label: t("quotes.title"), to: "/quotes" }]}
        mark={
          <Badge key={quote.status} filled tone={statusTone[quote.status]} className="shrink-0">
            {t(`quotes.status.${quote.status}`)}
          </Badge>
        }
        actions={
          <>
            <a href={`/api/v1/quotes/${quote.id}/pdf`} target="_blank" rel="noreferrer" className={buttonLook()}>
              <FileText size={16} aria-hidden="true" />
              <span className="max-sm:sr-only">{t("quotes.pdf")}</span>
            </a>
            <QuoteActions quote={quote} dirty={dirty} onGone={() => setDirty(false)} />
          </>
        }
      />
      <div className="scroll-quiet min-h-0 flex-1 overflow-y-auto bg-bg lg:grid lg:grid-cols-[minmax(0,1fr)_320px] lg:overflow-hidden">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard */}
        <div tabIndex={0} data-inset-focus className="scroll-quiet min-w-0 px-(--page) py-4.5 lg:overflow-y-auto">
          {editing ? (
            <Editor key={quote.id} {...{ quote, limitBp, lists }} onDirty={setDirty} />
          ) : (
            <div className="mx-auto max-w-3xl">
              <Paper quote={paper} />
            </div>
          )}
        </div>
        <Aside quote={quote} />
      </div>
    </>
  );
}
