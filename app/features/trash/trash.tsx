import { Trash2 } from "lucide-react";
import Undo2 from "lucide-react/icons/undo-2";
import { useMemo, useState } from "react";
import { useRevalidator, useRouteLoaderData } from "react-router";
import { filterFields } from "#app/shell/filter-fields.ts";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { readLayout } from "#app/shell/list-layout.ts";
import { namesIn } from "#app/shell/list-names.ts";
import { ListPage } from "#app/shell/list-page.tsx";
import { listQuery } from "#app/shell/list-query.ts";
import { pageTitle } from "#app/shell/page-title.ts";
import { useApi } from "#app/shell/use-api.ts";
import { ConfirmDialog } from "#app/ui/confirm-dialog.tsx";
import type { Column } from "#app/ui/data-table.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { IconButton } from "#app/ui/icon-button.tsx";
import { RowActions } from "#app/ui/row-actions.tsx";
import { toast } from "#app/ui/toast.ts";
import type { OutputOf } from "#worker/kernel/context.ts";
import { page } from "#worker/kernel/page.ts";
import { getUser } from "#worker/modules/identity/index.ts";
import { listTrash } from "#worker/modules/trash/index.ts";
import { TRASH_FIELDS } from "#worker/modules/trash/options.ts";
import type { Route } from "./+types/trash.ts";
import { TrashBulk } from "./bulk.tsx";

export const handle = { live: ["customers", "deals", "projects", "tasks", "records", "trash", "jobs"] };

export async function loader({ context, request }: Route.LoaderArgs) {
  const { ctx, run } = page(context);
  const [list, names] = await Promise.all([
    run(listTrash, listQuery(request.url) as never),
    namesIn(request.url, { actorId: (id) => ctx.run(getUser, { id }) }),
  ]);
  return { list, names, layout: readLayout(request.headers.get("cookie"), "trash") };
}

export const meta = pageTitle("trash.title");

export type Trashed = OutputOf<typeof listTrash>["data"][number];
const { deletedAt, actorId } = TRASH_FIELDS;
const SHOWN_FIELDS = { deletedAt, actorId };
const DAY = 86_400_000;

/** What was deleted in the last 30 days, to be put back or let go. */
export default function TrashPage({ loaderData }: Route.ComponentProps) {
  const t = useT();
  const api = useApi();
  const { revalidate } = useRevalidator();
  const [doomed, setDoomed] = useState<Trashed>();
  return (
    <>
      <ListPage
        list="trash"
        title={t("trash.title")}
        part={loaderData.list}
        select={selectList}
        columns={useColumns(setDoomed)}
        fields={useMemo(() => filterFields(t, "trash", SHOWN_FIELDS), [t])}
        names={loaderData.names}
        layout={loaderData.layout}
        rowId={(row) => row.id}
        rowLabel={(row) => row.label}
        bulk={(rows) => <TrashBulk {...rows} />}
        empty={<EmptyState icon={Trash2} title={t("trash.empty")} text={t("trash.emptyText")} />}
      />
      <ConfirmDialog
        open={doomed !== undefined}
        onClose={() => setDoomed(undefined)}
        title={t("trash.deleteOne", { name: doomed?.label ?? "" })}
        confirm={t("trash.delete")}
        onConfirm={() => api(`DELETE /trash/${doomed?.id}`).then(revalidate)}
      />
    </>
  );
}

function useColumns(doom: (row: Trashed) => void): Column<Trashed>[] {
  const t = useT();
  const format = useFormat();
  const subjectOf = useSubject();
  return useMemo(
    () => [
      {
        id: "label",
        header: t("trash.field.label"),
        width: 340,
        fixed: true,
        card: "title",
        cell: (row) => <span className="truncate font-medium">{row.label}</span>,
      },
      { id: "subject", header: t("trash.field.subject"), width: 130, card: "text", cell: subjectOf },
      { id: "actorName", header: t("trash.field.actorId"), width: 150, cell: (row) => row.actorName },
      {
        id: "deletedAt",
        header: t("trash.field.deletedAt"),
        width: 150,
        sortable: true,
        card: "end",
        cell: (row) => <span className="num">{format.dateTime(row.deletedAt)}</span>,
      },
      {
        id: "goneAt",
        header: t("trash.field.goneAt"),
        width: 130,
        card: "state",
        cell: (row) => t("trash.days", { count: daysLeft(row) }),
      },
      { id: "actions", header: t("ui.table.actions"), width: 96, cell: (row) => <Actions row={row} onDoom={doom} /> },
    ],
    [t, format, subjectOf, doom],
  );
}

function Actions({ row, onDoom }: { row: Trashed; onDoom: (row: Trashed) => void }) {
  const t = useT();
  const api = useApi();
  const { revalidate } = useRevalidator();
  const restore = async () => {
    const { refused } = await api(`POST /trash/${row.id}/restore`);
    if (!refused) toast({ title: t("trash.restored", { name: row.label }), tone: "good" });
    await revalidate();
  };
  return (
    <RowActions name={row.label} onDelete={() => onDoom(row)}>
      <IconButton icon={Undo2} aria-label={t("trash.restoreOne", { name: row.label })} onClick={() => void restore()} />
    </RowActions>
  );
}

function useSubject(): (row: Trashed) => string {
  const t = useT();
  const frame = useRouteLoaderData("features/frame/app-layout") as
    | { objects?: { name: string; label: string }[] }
    | undefined;
  return ({ subject }) =>
    frame?.objects?.find(({ name }) => name === subject)?.label ?? t.find(`trash.subject.${subject}`) ?? subject;
}

function daysLeft({ goneAt }: Trashed): number {
  return Math.max(0, Math.ceil((Date.parse(goneAt) - Date.now()) / DAY));
}

function selectList(answer: Route.ComponentProps["loaderData"]) {
  return answer.list;
}
