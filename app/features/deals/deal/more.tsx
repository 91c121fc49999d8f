import { Archive, Ellipsis } from "lucide-react";
import ArrowRightLeft from "lucide-react/icons/arrow-right-left";
import Trash2 from "lucide-react/icons/trash-2";
import { useState } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { useMe } from "#app/shell/use-me.ts";
import { useRemove } from "#app/shell/use-remove.ts";
import { lazyDialog } from "#app/ui/dialog.tsx";
import { IconButton } from "#app/ui/icon-button.tsx";
import { Menu } from "#app/ui/menu.tsx";
import type { Deal } from "../board/board-state.ts";
import type { Pipeline } from "../deals.tsx";
import { stageOptions } from "../stage-options.ts";
import { type Asked, useDealVerbs } from "../use-deal-verbs.ts";

const BulkQuestion = lazyDialog(async () => (await import("#app/shell/bulk-question.tsx")).BulkQuestion);

export type MoreProps = { deal: Deal; pipelines: readonly Pipeline[]; onAsked: (asked: Asked<Deal>) => void };

/** What is seldom done with a deal: to another pipeline, the archive or the trash. */
export function More({ deal, pipelines, onAsked }: MoreProps) {
  const t = useT();
  const { may } = useMe();
  const verbs = useDealVerbs(onAsked);
  const remove = useRemove();
  const [moving, setMoving] = useState(false);
  const others = pipelines.filter(({ id }) => id !== deal.pipelineId);
  const items = [
    ...(deal.status === "open" && !deal.archivedAt && others.length > 0
      ? [{ label: t("deals.handOver.one"), icon: ArrowRightLeft, onSelect: () => setMoving(true) }]
      : []),
    ...(deal.archivedAt
      ? []
      : [{ label: t("deals.archive"), icon: Archive, onSelect: () => void verbs.archive(deal) }]),
    ...(may("deals:delete", deal)
      ? [
          {
            label: t("ui.delete"),
            icon: Trash2,
            danger: true,
            onSelect: () => void remove({ ...deal, at: `/deals/${deal.id}`, list: "/deals" }),
          },
        ]
      : []),
  ];
  if (items.length === 0) return null;
  return (
    <>
      <Menu
        align="end"
        items={items}
        trigger={<IconButton icon={Ellipsis} aria-label={t("ui.options", { name: deal.name })} />}
      />
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
