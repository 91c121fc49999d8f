import { Archive, SquareKanban, Trash2, UserRound } from "lucide-react";
import ArchiveRestore from "lucide-react/icons/archive-restore";
import ArrowRightLeft from "lucide-react/icons/arrow-right-left";
import { useState } from "react";
import { findUsers } from "#app/shell/find-options.ts";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { type BulkList, ListBulk, type Picked } from "#app/shell/list-bulk.tsx";
import { manyFields } from "#app/shell/many-fields.ts";
import { type Deed, useBulk } from "#app/shell/use-bulk.tsx";
import { useMe } from "#app/shell/use-me.ts";
import type { BulkAction } from "#app/ui/bulk-bar.tsx";
import { lazyDialog } from "#app/ui/dialog.tsx";
import type { ShownField } from "#worker/kernel/custom/field.ts";
import type { Deal } from "./board/board-state.ts";
import type { Pipeline } from "./deals.tsx";
import { manyOf } from "./many.ts";
import { stageOptions } from "./stage-options.ts";

const HandOver = lazyDialog(async () => (await import("./hand-over.tsx")).HandOver);

type Props = BulkList<Deal> & {
  archived: boolean;
  own: readonly ShownField[];
  pipelines: readonly Pipeline[];
  /** The one pipeline whose deals the list shows; without it, of all. */
  pipelineId: string | undefined;
};

/** What can be done with several deals at once, each with its way back. */
export function DealBulk({ archived, own, pipelines, pipelineId, ...list }: Props) {
  const t = useT();
  const { may } = useMe();
  const { currency } = useFormat();
  const { progress, dialogs, ask, run, editing, exporting } = useBulk("deals", (id) => `/deals/${id}`);
  const [handing, setHanding] = useState<{ text: string; go: (deed: Deed) => void }>();
  const actions = (picked: Picked, done: () => void): BulkAction[] => {
    const text = t("deals.bulk.many", { count: picked.count });
    const go = (deed: Deed) => void run(picked, deed).then(done);
    const owner: BulkAction = {
      id: "owner",
      label: t("deals.bulk.owner"),
      icon: UserRound,
      onSelect: () =>
        ask({
          kind: "search",
          title: t("deals.bulk.owner"),
          text,
          label: t("deals.field.ownerId"),
          options: findUsers,
          answer: (ownerId) => go({ action: "update", values: { ownerId } }),
        }),
    };
    const edit = editing({ picked, fields: () => manyFields(t, "deals", manyOf(currency), own), text, done });
    const away: BulkAction[] = may("deals:delete")
      ? [{ id: "delete", label: t("ui.delete"), icon: Trash2, onSelect: () => go({ action: "delete" }) }]
      : [];
    if (archived)
      return [
        owner,
        edit,
        {
          id: "restore",
          label: t("deals.restore"),
          icon: ArchiveRestore,
          onSelect: () => go({ action: "restore" }),
        },
        ...away,
        ...exporting(picked),
      ];
    return [
      owner,
      {
        id: "stage",
        label: t("deals.bulk.stage"),
        icon: SquareKanban,
        onSelect: () =>
          ask({
            kind: "choice",
            title: t("deals.bulk.stage"),
            text,
            label: t("deals.field.stageId"),
            options: stageOptions(pipelines, pipelineId),
            answer: (stageId) => go({ action: "move", values: { stageId } }),
          }),
      },
      ...(pipelines.length > 1
        ? [
            {
              id: "transfer",
              label: t("deals.handOver.many"),
              icon: ArrowRightLeft,
              onSelect: () => setHanding({ text, go }),
            },
          ]
        : []),
      edit,
      { id: "archive", label: t("deals.archive"), icon: Archive, onSelect: () => go({ action: "archive" }) },
      ...away,
      ...exporting(picked),
    ];
  };
  return (
    <>
      <ListBulk {...list} actions={actions} progress={progress} />
      {dialogs}
      {handing && (
        <HandOver
          open
          title={t("deals.handOver.many")}
          text={handing.text}
          from={pipelines.filter(({ id }) => pipelineId === undefined || id === pipelineId)}
          to={pipelines.filter(({ id }) => id !== pipelineId)}
          confirm={t("deals.moveTo")}
          onAnswer={async (stages) => {
            setHanding(undefined);
            handing.go({ action: "transfer", values: { stages } });
          }}
          onClose={() => setHanding(undefined)}
        />
      )}
    </>
  );
}
