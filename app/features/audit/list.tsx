import { History } from "lucide-react";
import Download from "lucide-react/icons/download";
import { useMemo, useState } from "react";
import { useLocation, useSearchParams } from "react-router";
import { filterFields } from "#app/shell/filter-fields.ts";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { readLayout } from "#app/shell/list-layout.ts";
import { namesIn } from "#app/shell/list-names.ts";
import { ListPage } from "#app/shell/list-page.tsx";
import { listQuery } from "#app/shell/list-query.ts";
import { pageTitle } from "#app/shell/page-title.ts";
import { Avatar } from "#app/ui/avatar.tsx";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import type { Column } from "#app/ui/data-table.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import type { FilterField } from "#app/ui/filters.ts";
import { lazySheet } from "#app/ui/sheet.tsx";
import { customName } from "#worker/kernel/custom/field.ts";
import { page } from "#worker/kernel/page.ts";
import { listAudit } from "#worker/modules/audit/index.ts";
import { AUDIT_FIELDS } from "#worker/modules/audit/options.ts";
import { getUser } from "#worker/modules/identity/index.ts";
import type { Route } from "./+types/list.ts";
import { useAuditWords } from "./words.ts";

const EntrySheet = lazySheet(async () => (await import("./entry-sheet.tsx")).EntrySheet);

export async function loader({ context, request }: Route.LoaderArgs) {
  const { ctx, run } = page(context);
  const [list, names] = await Promise.all([
    run(listAudit, listQuery(request.url) as never),
    namesIn(request.url, { actorId: (id) => ctx.run(getUser, { id }) }),
  ]);
  const own = Object.fromEntries((ctx.tenant?.fields ?? []).map(({ key, label }) => [customName(key), label]));
  return { list, names, own, layout: readLayout(request.headers.get("cookie"), "audit") };
}

export const meta = pageTitle("audit.title");

export type Entry = Route.ComponentProps["loaderData"]["list"]["data"][number];
const tone = { insert: "good", update: "info", delete: "bad" } as const;

export default function AuditPage({ loaderData }: Route.ComponentProps) {
  const t = useT();
  const { search } = useLocation();
  const [shown, setShown] = useState<Entry>();
  return (
    <>
      <ListPage
        list="audit"
        title={t("audit.title")}
        part={loaderData.list}
        select={selectList}
        columns={useAuditColumns(setShown)}
        fields={useAuditFields()}
        layout={loaderData.layout}
        names={loaderData.names}
        rowId={(row) => row.id}
        rowLabel={(row) => row.rowName ?? row.table}
        onEdit={setShown}
        searchable={false}
        actions={
          <Button to={`/api/v1/audit/export.csv${search}`} reloadDocument icon={Download}>
            {t("audit.export")}
          </Button>
        }
        empty={<EmptyState icon={History} title={t("audit.empty")} text={t("audit.emptyText")} />}
      />
      <EntrySheet open={shown !== undefined} entry={shown} onClose={() => setShown(undefined)} />
    </>
  );
}

function useAuditColumns(show: (entry: Entry) => void): Column<Entry>[] {
  const t = useT();
  const format = useFormat();
  const words = useAuditWords();
  return useMemo(
    () => [
      {
        id: "at",
        header: t("audit.field.at"),
        width: 170,
        fixed: true,
        sortable: true,
        card: "end",
        cell: (row) => (
          <button
            type="button"
            onClick={() => show(row)}
            className="num min-h-6 rounded text-left text-text hover:underline"
          >
            {format.dateTime(row.at)}
          </button>
        ),
      },
      {
        id: "actor",
        header: t("audit.field.actorName"),
        width: 190,
        card: "title",
        cell: (row) => (
          <span className="flex min-w-0 items-center gap-1.75">
            <Avatar name={words.actor(row)} id={row.actorId ?? ""} size="small" />
            <span className="truncate">{words.actor(row)}</span>
          </span>
        ),
      },
      {
        id: "action",
        header: t("audit.field.action"),
        width: 120,
        card: "state",
        cell: (row) => <Badge tone={tone[row.action]}>{t(`audit.action.${row.action}`)}</Badge>,
      },
      { id: "table", header: t("audit.field.table"), width: 130, card: "text", cell: (row) => words.table(row.table) },
      { id: "row", header: t("audit.field.rowName"), width: 260, cell: (row) => words.record(row) },
      { id: "changes", header: t("audit.field.changes"), width: 210, cell: (row) => words.changes(row) },
      { id: "ip", header: t("audit.field.ip"), width: 130, cell: (row) => <span className="num">{row.ip ?? ""}</span> },
      {
        id: "operation",
        header: t("audit.field.operation"),
        width: 170,
        extra: true,
        cell: (row) => row.operation,
      },
    ],
    [t, format, words, show],
  );
}

const TABLES = [
  "customers",
  "customer_tags",
  "tags",
  "notes",
  "deals",
  "projects",
  "tasks",
  "pipelines",
  "stages",
  "lost_reasons",
  "products",
  "price_lists",
  "users",
  "roles",
  "teams",
  "team_members",
  "sessions",
  "api_keys",
  "tokens",
  "views",
  "files",
  "tenants",
  "hosts",
];
const KINDS = ["user", "api_key", "system", "operator"] as const;

/** What is text in the log is chosen here by its name; a single record only where an address asks for it. */
function useAuditFields(): FilterField[] {
  const t = useT();
  const [search] = useSearchParams();
  const oneRecord = search.has("filter[rowId]");
  return useMemo(() => {
    const named = (values: readonly string[], key: string) =>
      values.map((value) => ({ value, label: t.find(`audit.${key}.${value}`) ?? value }));
    const tables = named(TABLES, "table").sort((one, other) => one.label.localeCompare(other.label, t.language));
    const known: Record<string, Partial<FilterField>> = {
      table: { type: "select", options: tables },
      actorKind: { type: "select", options: named(KINDS, "actor") },
    };
    const fields = filterFields(t, "audit", AUDIT_FIELDS).map((field) => ({ ...field, ...known[field.id] }));
    return fields.filter(({ id }) => id !== "rowId" || oneRecord);
  }, [t, oneRecord]);
}

function selectList(answer: Route.ComponentProps["loaderData"]) {
  return answer.list;
}
