import { useRevalidator } from "react-router";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { type Refused, useApi } from "#app/shell/use-api.ts";
import { toast } from "#app/ui/toast.ts";

type Deal = { id: string; name: string; amountMinor: number; currency: string };
type Verb = "win" | "lose" | "reopen" | "archive" | "restore";

/** A move that was refused because the stage wants more of the deal: see StageAsks. */
export type Asked<Of extends Deal = Deal> = { deal: Of; move: { stageId: string }; refused: Refused };

export function isAsking({ reason }: Refused): boolean {
  return reason === "stages.asks";
}

/** What can be done with a deal at once; each offers the way back. True when it was done. */
export function useDealVerbs<Of extends Deal & { stageId: string }>(onAsked?: (asked: Asked<Of>) => void) {
  const t = useT();
  const format = useFormat();
  const api = useApi();
  const { revalidate } = useRevalidator();
  const run = async (deal: Deal, verb: Verb, body: object, title: string, undo?: () => void, good?: boolean) => {
    const { refused } = await api(`POST /deals/${deal.id}/${verb}`, { body });
    if (refused) await revalidate();
    else {
      toast({ title, ...(good ? { tone: "good" } : {}), ...(undo ? { undo } : {}) });
      await revalidate();
    }
    return !refused;
  };
  const name = (deal: Deal) => ({ name: deal.name });
  const reopen = (deal: Deal) => run(deal, "reopen", {}, t("deals.reopened", name(deal)));
  const archive = (deal: Deal): Promise<boolean> =>
    run(deal, "archive", {}, t("deals.archivedToast", name(deal)), () => void restore(deal));
  const restore = (deal: Deal): Promise<boolean> =>
    run(deal, "restore", {}, t("deals.restoredToast", name(deal)), () => void archive(deal));
  const move = async (
    deal: Of,
    stage: { id: string; name: string },
    from?: { id: string; name: string },
  ): Promise<boolean> => {
    const stageId = stage.id;
    const { refused } = await api(`POST /deals/${deal.id}/move`, { body: { stageId }, quiet: true });
    if (refused && onAsked && isAsking(refused)) onAsked({ deal, move: { stageId }, refused });
    else if (refused) toast({ title: refused.errors[0]?.message ?? refused.detail, tone: "bad" });
    else
      toast({
        title: t("deals.movedTo", { name: deal.name, stage: stage.name }),
        ...(from ? { undo: () => void move(deal, from) } : {}),
      });
    await revalidate();
    return !refused;
  };
  return {
    reopen,
    archive,
    restore,
    move,
    win: (deal: Deal) =>
      run(
        deal,
        "win",
        {},
        t("deals.won", { name: deal.name, amount: format.money(deal.amountMinor, deal.currency) }),
        () => void reopen(deal),
        true,
      ),
    lose: (deal: Deal, why: { reasonId: string; note?: string; competitorId?: string }) =>
      run(deal, "lose", why, t("deals.lost", name(deal)), () => void reopen(deal)),
  };
}
