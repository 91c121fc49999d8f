import { useMemo } from "react";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { Avatar } from "#app/ui/avatar.tsx";
import type { Column } from "#app/ui/data-table.tsx";
import { TagList } from "#app/ui/tag.tsx";
import type { OutputOf } from "#worker/kernel/context.ts";
import type { getCustomer } from "#worker/modules/customers/index.ts";
import { SegmentBadge } from "./segment-badge.tsx";

export type Customer = OutputOf<typeof getCustomer>;

/** The columns a customer list can show, the usual ones first. */
export function useCustomerColumns(): Column<Customer>[] {
  const t = useT();
  const format = useFormat();
  return useMemo(
    () => [
      {
        id: "name",
        header: t("customers.field.name"),
        width: 260,
        fixed: true,
        sortable: true,
        card: "title",
        cell: (row) => (
          <span className="flex min-w-0 items-center gap-2.25">
            <Avatar name={row.name} id={row.id} kind={row.kind} />
            <span className="truncate font-medium text-text">{row.name}</span>
          </span>
        ),
      },
      {
        id: "company",
        header: t("customers.field.companyId"),
        width: 180,
        card: "text",
        cell: (row) => row.companyName ?? (row.kind === "company" ? t("customers.corporate") : ""),
      },
      {
        id: "segment",
        header: t("customers.field.segment"),
        width: 130,
        card: "state",
        cell: (row) => <SegmentBadge segment={row.segment} />,
      },
      {
        id: "tags",
        header: t("customers.field.tags"),
        width: 190,
        cell: (row) => <TagList tags={row.tags.map((tag) => tag.name)} most={2} />,
      },
      {
        id: "phones",
        header: t("customers.field.phones"),
        width: 150,
        cell: (row) => <span className="num">{row.phones[0] ? format.phone(row.phones[0]) : ""}</span>,
      },
      {
        id: "emails",
        header: t("customers.field.emails"),
        width: 210,
        extra: true,
        cell: (row) => row.emails[0] ?? "",
      },
      {
        id: "province",
        header: t("customers.field.province"),
        width: 120,
        extra: true,
        sortable: true,
        cell: (row) => row.province ?? "",
      },
      {
        id: "lastActivityAt",
        header: t("customers.field.lastActivityAt"),
        width: 130,
        sortable: true,
        card: "end",
        cell: (row) => format.relative(row.lastActivityAt),
      },
      {
        id: "owner",
        header: t("customers.field.ownerId"),
        width: 90,
        cell: (row) => row.ownerName && <Avatar name={row.ownerName} id={row.ownerId ?? ""} labelled />,
      },
      {
        id: "createdAt",
        header: t("customers.field.createdAt"),
        width: 120,
        extra: true,
        sortable: true,
        cell: (row) => format.date(row.createdAt),
      },
    ],
    [t, format],
  );
}
