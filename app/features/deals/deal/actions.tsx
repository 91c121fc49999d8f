import { Archive, Ellipsis, Trophy, XCircle } from "lucide-react";
import ArchiveRestore from "lucide-react/icons/archive-restore";
import ArrowRightLeft from "lucide-react/icons/arrow-right-left";
import RotateCcw from "lucide-react/icons/rotate-ccw";
import Trash2 from "lucide-react/icons/trash-2";
import { useState } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { useMe } from "#app/shell/use-me.ts";
import { useRemove } from "#app/shell/use-remove.ts";
import { Button } from "#app/ui/button.tsx";
import { lazyDialog } from "#app/ui/dialog.tsx";
import { IconButton } from "#app/ui/icon-button.tsx";
import { Menu, type MenuProps } from "#app/ui/menu.tsx";
import type { Deal } from "../board/board-state.ts";
import type { Pipeline } from "../deals.tsx";
import { stageOptions } from "../stage-options.ts";
import { type Asked, useDealVerbs } from "../use-deal-verbs.ts";

const BulkQuestion = lazyDialog(async () => (await import("#app/shell/bulk-question.tsx")).BulkQuestion);

type Props = {
  deal: Deal;
  pipelines: readonly Pipeline[];
  onLose: () => void;
  onAsked: (asked: Asked<Deal>) => void;
};

/** Won, lost, open again; to another pipeline the archive or the trash behind a menu. */
export function DealActions({ deal, pipelines, onLose, onAsked }: Props) {
  const t = useT();
  const verbs = useDealVerbs(onAsked);
  const { may } = useMe();
  const remove = useRemove();
  const [moving, setMoving] = useState(false);
  const [busy, setBusy] = useState(false);
  const others = pipelines.filter(({ id }) => id !== deal.pipelineId);
  const run = async (verb: (deal: Deal) => Promise<boolean>) => {
    setBusy(true);
    await verb(deal);
    setBusy(false);
  };
  const away = may("deals:delete", deal)
    ? [
        {
          label: t("ui.delete"),
          icon: Trash2,
          danger: true,
          onSelect: () => void remove({ ...deal, at: `/deals/${deal.id}`, list: "/deals" }),
        },
      ]
    : [];
  const menu = (items: MenuProps["items"]) => (
    <Menu
      align="end"
      items={items}
      trigger={<IconButton icon={Ellipsis} aria-label={t("deals.cardMenu", { name: deal.name })} />}
    />
  );
  if (deal.archivedAt)
    return (
      <>
        <Button icon={ArchiveRestore} loading={busy} onClick={() => void run(verbs.restore)}>
          {t("deals.restore")}
        </Button>
        {away.length > 0 && menu(away)}
      </>
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
      {menu([
        ...(deal.status === "open" && pipelines.length > 1
          ? [{ label: t("deals.handOver.one"), icon: ArrowRightLeft, onSelect: () => setMoving(true) }]
          : []),
        { label: t("deals.archive"), icon: Archive, onSelect: () => void run(verbs.archive) },
        ...away,
      ])}
      {moving && (
        <BulkQuestion
          open
          onClose={() => setMoving(false)}
          question={{
            kind: "choice",
            title: t("deals.handOver.one"),
            text: deal.name,
            label: t("deals.field.stageId"),
            options: stageOptions(others, undefined),
            answer: (id) => {
              const stage = others.flatMap(({ stages }) => stages).find((one) => one.id === id);
              if (stage) void verbs.move(deal, stage, { id: deal.stageId, name: deal.stageName });
            },
          }}
        />
      )}
    </>
  );
}
