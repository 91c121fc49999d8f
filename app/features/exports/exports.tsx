import Download from "lucide-react/icons/download";
import LinkIcon from "lucide-react/icons/link";
import { useMemo, useState } from "react";
import { useRevalidator, useRouteLoaderData } from "react-router";
import { filterFields } from "#app/shell/filter-fields.ts";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { readLayout } from "#app/shell/list-layout.ts";
import { ListPage } from "#app/shell/list-page.tsx";
import { listQuery } from "#app/shell/list-query.ts";
import { pageTitle } from "#app/shell/page-title.ts";
import { useApi } from "#app/shell/use-api.ts";
import { useMe } from "#app/shell/use-me.ts";
import { Badge, type Tone } from "#app/ui/badge.tsx";
import type { Column } from "#app/ui/data-table.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { IconButton } from "#app/ui/icon-button.tsx";
import { RowActions } from "#app/ui/row-actions.tsx";
import type { OutputOf } from "#worker/kernel/context.ts";
import { page } from "#worker/kernel/page.ts";
import { listExports } from "#worker/modules/exports/index.ts";
import { EXPORT_FIELDS } from "#worker/modules/exports/options.ts";
import type { Route } from "./+types/exports.ts";
import { LinkDialog } from "./link-dialog.tsx";

export const handle = { live: ["jobs"] };

export async function loader({ context, request }: Route.LoaderArgs) {
  const list = await page(context).run(listExports, listQuery(request.url) as never);
  return { list, layout: readLayout(request.headers.get("cookie"), "exports") };
}

export const meta = pageTitle("exports.title");

type Export = OutputOf<typeof listExports>["data"][number];
const { format, createdAt } = EXPORT_FIELDS;
const SHOWN_FIELDS = { format, createdAt };
const tones: Record<NonNullable<Export["status"]>, Tone> = {
  waiting: "neutral",
  running: "info",
  done: "good",
  failed: "bad",
  cancelled: "warn",
};

/** Files of records: how far they are written, how long they are there. */
export default function ExportsPage({ loaderData }: Route.ComponentProps) {
  const t = useT();
  const [shared, setShared] = useState<Export>();
  return (
    <>
      <ListPage
        list="exports"
        title={t("exports.title")}
        part={loaderData.list}
        select={selectList}
        columns={useColumns(setShared)}
        fields={useMemo(() => filterFields(t, "exports", SHOWN_FIELDS), [t])}
        layout={loaderData.layout}
        rowId={(row) => row.id}
        rowLabel={(row) => row.name}
        searchable={false}
        empty={<EmptyState icon={Download} title={t("exports.empty")} text={t("exports.emptyText")} />}
      />
      <LinkDialog key={shared?.id} file={shared} onClose={() => setShared(undefined)} />
    </>
  );
}

function useColumns(share: (file: Export) => void): Column<Export>[] {
  const t = useT();
  const format = useFormat();
  const subjectOf = useSubject();
  return useMemo(
    () => [
      {
        id: "name",
        header: t("exports.field.name"),
        width: 240,
        fixed: true,
        card: "title",
        cell: (row) =>
          isThere(row) ? (
            <a href={`/api/v1/exports/${row.id}/file`} download className="truncate font-medium hover:underline">
              {row.name}
            </a>
          ) : (
            <span className="truncate">{row.name}</span>
          ),
      },
      {
        id: "status",
        header: t("exports.field.status"),
        width: 120,
        card: "state",
        cell: ({ status }) => status && <Badge tone={tones[status]}>{t(`exports.status.${status}`)}</Badge>,
      },
      { id: "subject", header: t("exports.field.subject"), width: 110, card: "text", cell: subjectOf },
      {
        id: "format",
        header: t("exports.field.format"),
        width: 80,
        extra: true,
        cell: (row) => t(`exports.format.${row.format}`),
      },
      {
        id: "rows",
        header: t("exports.field.rows"),
        width: 80,
        align: "end",
        cell: ({ rows, total, readyAt }) => (
          <span className="num">
            {readyAt
              ? format.number(rows)
              : t("exports.rowsOf", { rows: format.number(rows), total: format.number(total) })}
          </span>
        ),
      },
      { id: "actorName", header: t("exports.field.actorName"), width: 120, cell: (row) => row.actorName },
      {
        id: "createdAt",
        header: t("exports.field.createdAt"),
        width: 145,
        sortable: true,
        card: "end",
        cell: (row) => <span className="num">{format.dateTime(row.createdAt)}</span>,
      },
      {
        id: "expiresAt",
        header: t("exports.field.expiresAt"),
        width: 110,
        cell: ({ expiresAt }) => expiresAt && <span className="num">{format.date(expiresAt)}</span>,
      },
      {
        id: "downloads",
        header: t("exports.field.downloads"),
        width: 90,
        extra: true,
        align: "end",
        cell: (row) => <span className="num">{format.number(row.downloads)}</span>,
      },
      {
        id: "actions",
        header: t("ui.table.actions"),
        width: 96,
        cell: (row) => <Actions file={row} onShare={share} />,
      },
    ],
    [t, format, share, subjectOf],
  );
}

function Actions({ file, onShare }: { file: Export; onShare: (file: Export) => void }) {
  const t = useT();
  const api = useApi();
  const { may } = useMe();
  const { revalidate } = useRevalidator();
  return (
    <RowActions name={file.name} onDelete={() => void api(`DELETE /exports/${file.id}`).then(revalidate)}>
      {isThere(file) && may("export:read") && (
        <IconButton
          icon={LinkIcon}
          aria-label={t("exports.shareOne", { name: file.name })}
          onClick={() => onShare(file)}
        />
      )}
    </RowActions>
  );
}

function useSubject(): (file: Export) => string {
  const t = useT();
  const frame = useRouteLoaderData("features/frame/app-layout") as
    | { objects?: { name: string; plural: string }[] }
    | undefined;
  return ({ subject }) =>
    frame?.objects?.find(({ name }) => name === subject)?.plural ?? t.find(`${subject}.title`) ?? subject;
}

function isThere({ mine, readyAt }: Export): boolean {
  return mine && readyAt !== null;
}

function selectList(answer: Route.ComponentProps["loaderData"]) {
  return answer.list;
}
