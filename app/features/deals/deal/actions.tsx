import { Archive, Ellipsis, Trophy, XCircle } from "lucide-react";
import ArchiveRestore from "lucide-react/icons/archive-restore";
import RotateCcw from "lucide-react/icons/rotate-ccw";
import { useState } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { Button } from "#app/ui/button.tsx";
import { IconButton } from "#app/ui/icon-button.tsx";
import { Menu } from "#app/ui/menu.tsx";
import type { Deal } from "../board/board-state.ts";
import { useDealVerbs } from "../use-deal-verbs.ts";

/** Won, lost, open again; archiving behind a menu. */
export function DealActions({ deal, onLose }: { deal: Deal; onLose: () => void }) {
  const t = useT();
  const verbs = useDealVerbs();
  const [busy, setBusy] = useState(false);
  const run = async (verb: (deal: Deal) => Promise<boolean>) => {
    setBusy(true);
    await verb(deal);
    setBusy(false);
  };
  if (deal.archivedAt)
    return (
      <Button icon={ArchiveRestore} loading={busy} onClick={() => void run(verbs.restore)}>
        {t("deals.restore")}
      </Button>
    );
  return (
    <>
      {deal.status === "open" ? (
        <>
          <Button icon={XCircle} onClick={onLose}>
            <span className="max-sm:sr-only">{t("deals.lose")}</span>
          </Button>
          <Button variant="primary" icon={Trophy} loading={busy} onClick={() => void run(verbs.win)}>
            <span className="max-sm:sr-only">{t("deals.win")}</span>
          </Button>
        </>
      ) : (
        <Button icon={RotateCcw} loading={busy} onClick={() => void run(verbs.reopen)}>
          <span className="max-sm:sr-only">{t("deals.reopen")}</span>
        </Button>
      )}
      <Menu
        align="end"
        items={[{ label: t("deals.archive"), icon: Archive, onSelect: () => void run(verbs.archive) }]}
        trigger={<IconButton icon={Ellipsis} aria-label={t("deals.cardMenu", { name: deal.name })} />}
      />
    </>
  );
}
