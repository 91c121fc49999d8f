import { useMemo } from "react";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { Avatar } from "#app/ui/avatar.tsx";
import { Badge } from "#app/ui/badge.tsx";
import type { Column } from "#app/ui/data-table.tsx";
import type { Deal } from "./board/board-state.ts";
import { InStage } from "./in-stage.tsx";

export const statusTone = { open: "info", won: "good", lost: "neutral" } as const satisfies Record<
  Deal["status"],
  string
>;

/** The columns a deal list can show, the usual ones first; of decided deals other ones are. */
export function useDealColumns(decided: boolean): Column<Deal>[] {
  const t = useT();
  const format = useFormat();
  return useMemo(
    () => [
      {
        id: "name",
        header: t("deals.field.name"),
        width: 260,
        fixed: true,
        sortable: true,
        card: "title",
        cell: (deal) => <span className="truncate font-medium text-text">{deal.name}</span>,
      },
      {
        id: "customer",
        header: t("deals.field.customerId"),
        width: 190,
        card: "text",
        cell: (deal) => deal.customerName ?? "",
      },
      {
        id: "amountMinor",
        header: t("deals.field.amountMinor"),
        width: 150,
        align: "end",
        sortable: true,
        card: "end",
        cell: (deal) => format.money(deal.amountMinor, deal.currency),
      },
      {
        id: "status",
        header: t("deals.field.status"),
        width: 120,
        card: "state",
        cell: (deal) => <Badge tone={statusTone[deal.status]}>{t(`deals.status.${deal.status}`)}</Badge>,
      },
      { id: "stage", header: t("deals.field.stageId"), width: 150, cell: (deal) => deal.stageName },
      {
        id: "age",
        header: t("deals.field.stageAge"),
        width: 100,
        extra: decided,
        cell: (deal) => (deal.status === "open" ? <InStage deal={deal} /> : ""),
      },
      {
        id: "expectedClose",
        header: t("deals.field.expectedClose"),
        width: 150,
        extra: decided,
        sortable: true,
        cell: (deal) => (deal.expectedClose ? format.date(deal.expectedClose) : ""),
      },
      {
        id: "owner",
        header: t("deals.field.ownerId"),
        width: 100,
        cell: (deal) => deal.ownerName && <Avatar name={deal.ownerName} id={deal.ownerId ?? ""} labelled />,
      },
      {
        id: "closedAt",
        header: t("deals.field.closedAt"),
        width: 120,
        extra: !decided,
        sortable: true,
        cell: (deal) => (deal.closedAt ? format.date(deal.closedAt) : ""),
      },
      {
        id: "lostReason",
        header: t("deals.field.lostReasonId"),
        width: 150,
        extra: !decided,
        cell: (deal) => deal.lostReasonName ?? "",
      },
      {
        id: "pipeline",
        header: t("deals.field.pipelineId"),
        width: 140,
        extra: true,
        cell: (deal) => deal.pipelineName,
      },
      {
        id: "createdAt",
        header: t("deals.field.createdAt"),
        width: 120,
        extra: true,
        sortable: true,
        cell: (deal) => format.date(deal.createdAt),
      },
    ],
    [t, format, decided],
  );
}
