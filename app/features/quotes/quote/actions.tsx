import { Ellipsis, Trash2, X } from "lucide-react";
import Check from "lucide-react/icons/check";
import LinkIcon from "lucide-react/icons/link";
import Mail from "lucide-react/icons/mail";
import RotateCcw from "lucide-react/icons/rotate-ccw";
import Send from "lucide-react/icons/send";
import { useState } from "react";
import { flushSync } from "react-dom";
import { useNavigate, useRevalidator } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { useApi } from "#app/shell/use-api.ts";
import { useMe } from "#app/shell/use-me.ts";
import { Button } from "#app/ui/button.tsx";
import { lazyDialog } from "#app/ui/dialog.tsx";
import { IconButton } from "#app/ui/icon-button.tsx";
import { Menu, type MenuItem } from "#app/ui/menu.tsx";
import { toast } from "#app/ui/toast.ts";
import { isEditable, type Quote } from "../words.ts";

const DecisionDialog = lazyDialog(async () => (await import("./decision-dialog.tsx")).DecisionDialog);
export type Asking = "request-approval" | "approve" | "reject";

type Props = { quote: Quote; dirty: boolean; onGone: () => void };

/** What can be done with a quote now: approved, sent, answered by its customer, written anew. */
export function QuoteActions({ quote, dirty, onGone }: Props) {
  const t = useT();
  const { may } = useMe();
  const { busy, run } = useRun(quote, onGone);
  const [asking, setAsking] = useState<Asking>();
  const mayWrite = may("quotes:write", quote);
  const decides = quote.status === "waiting" && may("quotes:approve") && !quote.mine;
  const sends = mayWrite && (quote.status === "draft" || quote.status === "approved");
  const revises = mayWrite && ["sent", "declined", "expired"].includes(quote.status);
  const items = useItems(quote, mayWrite, run);
  const title = dirty ? t("quotes.saveFirst") : undefined;
  return (
    <>
      {decides && (
        <>
          <Button icon={X} onClick={() => setAsking("reject")}>
            <span className="max-sm:sr-only">{t("quotes.reject")}</span>
          </Button>
          <Button variant="primary" icon={Check} onClick={() => setAsking("approve")}>
            <span className="max-sm:sr-only">{t("quotes.approve")}</span>
          </Button>
        </>
      )}
      {sends && quote.needsApproval && (
        <Button variant="primary" disabled={dirty} title={title} onClick={() => setAsking("request-approval")}>
          {t("quotes.requestApproval")}
        </Button>
      )}
      {sends && !quote.needsApproval && (
        <Button
          variant="primary"
          icon={Send}
          disabled={dirty || quote.lines.length === 0}
          title={title}
          loading={busy === "send"}
          onClick={() => void run("send", { mail: quote.emails.length > 0 })}
        >
          <span className="max-sm:sr-only">{t(quote.emails.length > 0 ? "quotes.send" : "quotes.sendLink")}</span>
        </Button>
      )}
      {mayWrite && quote.status === "sent" && (
        <Button variant="primary" icon={LinkIcon} loading={busy === "link"} onClick={() => void run("link")}>
          <span className="max-sm:sr-only">{t("quotes.copyLink")}</span>
        </Button>
      )}
      {revises && (
        <Button icon={RotateCcw} loading={busy === "revise"} onClick={() => void run("revise")}>
          <span className="max-sm:sr-only">{t("quotes.revise")}</span>
        </Button>
      )}
      {items.length > 0 && (
        <Menu align="end" items={items} trigger={<IconButton icon={Ellipsis} aria-label={t("quotes.more")} />} />
      )}
      {asking && <DecisionDialog open asking={asking} quote={quote} onClose={() => setAsking(undefined)} />}
    </>
  );
}

type Verb = "send" | "link" | "revise" | "resend" | "delete";

function useItems(quote: Quote, mayWrite: boolean, run: (verb: Verb) => Promise<void>): MenuItem[] {
  const t = useT();
  const { may } = useMe();
  const resend = { label: t("quotes.resend"), icon: Mail, onSelect: () => void run("resend") };
  const remove = { label: t("quotes.delete"), icon: Trash2, danger: true, onSelect: () => void run("delete") };
  return [
    ...(mayWrite && quote.status === "sent" && quote.emails.length > 0 ? [resend] : []),
    ...(isEditable(quote) && may("quotes:delete", quote) ? [remove] : []),
  ];
}

function useRun(quote: Quote, onGone: () => void) {
  const t = useT();
  const api = useApi();
  const navigate = useNavigate();
  const { revalidate } = useRevalidator();
  const [busy, setBusy] = useState<Verb>();
  const run = async (verb: Verb, body: object = {}) => {
    setBusy(verb);
    const route = verb === "delete" ? `DELETE /quotes/${quote.id}` : `POST /quotes/${quote.id}/${verb}`;
    const { output, refused } = await api<{ id?: string; url?: string; number?: string } | null>(route, { body });
    if (!refused && verb === "delete") {
      // At once: nobody is asked about changes to what is gone.
      flushSync(onGone);
      return void (await navigate("/quotes"));
    }
    if (output?.url) {
      await navigator.clipboard?.writeText(output.url).catch(() => undefined);
      toast({ title: t("quotes.linkCopied"), text: output.url, tone: "good" });
    }
    if (!refused && (verb === "send" || verb === "resend"))
      toast({ title: t("quotes.sentToast", { number: output?.number ?? quote.number ?? "" }), tone: "good" });
    if (!refused && verb === "revise" && output?.id) await navigate(`/quotes/${output.id}`);
    else await revalidate();
    setBusy(undefined);
  };
  return { busy, run };
}
