import { Ellipsis, Trophy, XCircle } from "lucide-react";
import ArchiveRestore from "lucide-react/icons/archive-restore";
import RotateCcw from "lucide-react/icons/rotate-ccw";
import { useState } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { Button } from "#app/ui/button.tsx";
import { IconButton } from "#app/ui/icon-button.tsx";
import { onDemand } from "#app/ui/on-demand.tsx";
import type { Deal } from "../board/board-state.ts";
import { useDealVerbs } from "../use-deal-verbs.ts";
import type { MoreProps } from "./more.tsx";

const More = onDemand(
  async () => (await import("./more.tsx")).More,
  ({ deal }: MoreProps) => <Closed name={deal.name} />,
);

/** Won, lost, open again; what is seldom done behind a menu. */
export function DealActions({ onLose, ...props }: MoreProps & { onLose: () => void }) {
  const { deal, onAsked } = props;
  const t = useT();
  const verbs = useDealVerbs(onAsked);
  const [busy, setBusy] = useState(false);
  const run = async (verb: (deal: Deal) => Promise<boolean>) => {
    setBusy(true);
    await verb(deal);
    setBusy(false);
  };
  return (
    <>
      {deal.archivedAt ? (
        <Button icon={ArchiveRestore} loading={busy} onClick={() => void run(verbs.restore)}>
          {t("deals.restore")}
        </Button>
      ) : deal.status === "open" ? (
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
      <More {...props} />
    </>
  );
}

/** The menu's button until the menu is there. */
function Closed({ name }: { name: string }) {
  const t = useT();
  return <IconButton icon={Ellipsis} aria-label={t("ui.options", { name })} disabled />;
}
