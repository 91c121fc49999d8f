import { useMemo } from "react";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { Avatar } from "#app/ui/avatar.tsx";
import type { Column } from "#app/ui/data-table.tsx";
import type { CustomRecord } from "./list.tsx";

/** What every record has; the object's own fields follow. */
export function useRecordColumns(): Column<CustomRecord>[] {
  const t = useT();
  const format = useFormat();
  return useMemo(() => {
    const word = (id: "name" | "ownerId" | "createdAt" | "updatedAt") => t(`objects.field.${id}`);
    return [
      {
        id: "name",
        header: word("name"),
        width: 260,
        fixed: true,
        sortable: true,
        card: "title",
        cell: (row) => <span className="truncate font-medium text-text">{row.name}</span>,
      },
      {
        id: "owner",
        header: word("ownerId"),
        width: 100,
        cell: (row) => row.ownerName && <Avatar name={row.ownerName} id={row.ownerId ?? ""} labelled />,
      },
      {
        id: "createdAt",
        header: word("createdAt"),
        width: 120,
        extra: true,
        sortable: true,
        cell: (row) => format.date(row.createdAt),
      },
      {
        id: "updatedAt",
        header: word("updatedAt"),
        width: 130,
        extra: true,
        sortable: true,
        cell: (row) => format.relative(row.updatedAt),
      },
    ];
  }, [t, format]);
}
