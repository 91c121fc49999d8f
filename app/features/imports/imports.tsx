import FileUp from "lucide-react/icons/file-up";
import { useMemo } from "react";
import { useSearchParams } from "react-router";
import { filterFields } from "#app/shell/filter-fields.ts";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { readLayout } from "#app/shell/list-layout.ts";
import { ListPage } from "#app/shell/list-page.tsx";
import { listQuery } from "#app/shell/list-query.ts";
import { pageTitle } from "#app/shell/page-title.ts";
import { useMe } from "#app/shell/use-me.ts";
import type { Column } from "#app/ui/data-table.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import type { OutputOf } from "#worker/kernel/context.ts";
import { page } from "#worker/kernel/page.ts";
import { listImports } from "#worker/modules/imports/index.ts";
import { IMPORT_STATUSES } from "#worker/modules/imports/options.ts";
import type { Route } from "./+types/imports.ts";
import { DropFile } from "./drop-file.tsx";
import { ImportState } from "./state.tsx";
import { useSubjects } from "./subjects.ts";

export const handle = { live: ["jobs"] };

export async function loader({ context, request }: Route.LoaderArgs) {
  const list = await page(context).run(listImports, listQuery(request.url) as never);
  return { list, layout: readLayout(request.headers.get("cookie"), "imports") };
}

export const meta = pageTitle("imports.title");

type Listed = OutputOf<typeof listImports>["data"][number];
const FIELDS = { status: { type: "select", options: IMPORT_STATUSES }, createdAt: { type: "time" } } as const;

/** Files that became records, and the place for the next one. */
export default function ImportsPage({ loaderData }: Route.ComponentProps) {
  const t = useT();
  const { may } = useMe();
  const [search] = useSearchParams();
  return (
    <ListPage
      list="imports"
      title={t("imports.title")}
      part={loaderData.list}
      select={selectList}
      columns={useColumns()}
      fields={useMemo(() => filterFields(t, "imports", FIELDS), [t])}
      layout={loaderData.layout}
      rowId={(row) => row.id}
      rowLabel={(row) => row.name}
      href={(row) => `/imports/${row.id}`}
      searchable={false}
      above={may("imports:write") && <DropFile subject={search.get("subject") ?? "customers"} />}
      empty={<EmptyState icon={FileUp} title={t("imports.empty")} text={t("imports.emptyText")} />}
    />
  );
}

function useColumns(): Column<Listed>[] {
  const t = useT();
  const format = useFormat();
  const subjects = useSubjects();
  return useMemo(
    () => [
      {
        id: "name",
        header: t("imports.field.name"),
        width: 320,
        fixed: true,
        card: "title",
        cell: (row) => row.name,
      },
      {
        id: "subject",
        header: t("imports.field.subject"),
        width: 170,
        card: "text",
        cell: (row) => subjects.find(({ value }) => value === row.subject)?.label ?? row.subject,
      },
      {
        id: "status",
        header: t("imports.field.status"),
        width: 160,
        card: "state",
        cell: (row) => <ImportState of={row} />,
      },
      {
        id: "rows",
        header: t("imports.field.rows"),
        width: 110,
        align: "end",
        cell: (row) => <span className="num">{format.number(row.rows)}</span>,
      },
      {
        id: "createdAt",
        header: t("imports.field.createdAt"),
        width: 160,
        sortable: true,
        card: "end",
        cell: (row) => <span className="num">{format.dateTime(row.createdAt)}</span>,
      },
    ],
    [t, format, subjects],
  );
}

function selectList(answer: Route.ComponentProps["loaderData"]) {
  return answer.list;
}
