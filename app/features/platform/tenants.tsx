import { Plus } from "lucide-react";
import Building2 from "lucide-react/icons/building-2";
import { useCallback, useState } from "react";
import { useSearchParams } from "react-router";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { SearchField } from "#app/shell/list-search.tsx";
import { NothingMatches } from "#app/shell/nothing-matches.tsx";
import { PageBar, PageHeader } from "#app/shell/page-header.tsx";
import { usePages } from "#app/shell/use-pages.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { type Column, DataTable } from "#app/ui/data-table.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Pager } from "#app/ui/pager.tsx";
import { Select } from "#app/ui/select.tsx";
import { lazySheet } from "#app/ui/sheet.tsx";
import { listPlans, listTenants } from "#tenants/platform/index.ts";
import { TENANT_STATUSES } from "#tenants/platform/options.ts";
import { page } from "#worker/kernel/page.ts";
import type { Route } from "./+types/tenants.ts";
import { onlyPlatform } from "./only-platform.ts";
import { statusTone, TenantMenu } from "./tenant-menu.tsx";

export { action } from "./save-tenant.ts";

const CreateTenantSheet = lazySheet(async () => (await import("./create-tenant-sheet.tsx")).CreateTenantSheet);

export async function loader({ context, request }: Route.LoaderArgs) {
  const { run, platform } = page(context);
  onlyPlatform(platform);
  const search = new URL(request.url).searchParams;
  const asked = Object.fromEntries(
    ["q", "status", "cursor"].flatMap((name) => (search.get(name) ? [[name, search.get(name)]] : [])),
  );
  const [list, plans] = await Promise.all([run(listTenants, asked as never), run(listPlans, {})]);
  return { list, plans };
}

type Tenant = Route.ComponentProps["loaderData"]["list"]["data"][number];

export default function TenantsPage({ loaderData: { list, plans } }: Route.ComponentProps) {
  const t = useT();
  const [search, setSearch] = useSearchParams();
  const pages = usePages(list, selectList);
  const [creating, setCreating] = useState(false);
  const columns = useTenantColumns(plans);
  const ask = useCallback(
    (name: "q" | "status", value: string) =>
      setSearch(
        (before) => {
          const after = new URLSearchParams(before);
          if (value) after.set(name, value);
          else after.delete(name);
          return after;
        },
        { replace: true },
      ),
    [setSearch],
  );
  const find = useCallback((q: string) => ask("q", q), [ask]);
  return (
    <>
      <PageHeader
        title={t("platform.tenants")}
        count={pages.total}
        actions={
          <Button variant="primary" icon={Plus} onClick={() => setCreating(true)}>
            {t("platform.new")}
          </Button>
        }
      />
      <PageBar>
        <SearchField value={search.get("q") ?? ""} onChange={find} />
        <Select
          aria-label={t("platform.field.status")}
          className="max-w-40"
          placeholder={t("platform.anyStatus")}
          options={TENANT_STATUSES.map((value) => ({ value, label: t(`platform.status.${value}`) }))}
          value={search.get("status") ?? ""}
          onChange={({ target: { value } }) => ask("status", value)}
        />
      </PageBar>
      <DataTable
        label={t("platform.tenants")}
        rows={pages.rows}
        columns={columns}
        rowId={(row) => row.id}
        rowLabel={(row) => row.name}
        href={(row) => `/platform/tenants/${row.id}`}
        empty={
          search.size > 0 ? (
            <NothingMatches onClear={() => setSearch({})} />
          ) : (
            <EmptyState icon={Building2} title={t("platform.empty")} text={t("platform.emptyText")} />
          )
        }
        foot={
          <Pager
            shown={pages.rows.length}
            total={pages.total}
            hasMore={pages.hasMore}
            loading={pages.loading}
            onMore={pages.loadMore}
            infinite
          />
        }
      />
      <CreateTenantSheet open={creating} onClose={() => setCreating(false)} plans={plans} />
    </>
  );
}

function selectList(answer: Route.ComponentProps["loaderData"]) {
  return answer.list;
}

const METRICS = ["users", "customers", "deals", "projects"] as const;

function useTenantColumns(plans: { key: string; name: string }[]): Column<Tenant>[] {
  const t = useT();
  const format = useFormat();
  const nameOf = new Map(plans.map((plan) => [plan.key, plan.name]));
  return [
    {
      id: "name",
      header: t("platform.field.name"),
      width: 165,
      fixed: true,
      card: "title",
      cell: (row) => (
        <span className="flex min-w-0 items-center gap-2.25">
          <span
            aria-hidden="true"
            className="size-3 shrink-0 rounded-full border border-line"
            style={{ backgroundColor: row.colour }}
          />
          <span className="truncate font-medium text-text">{row.name}</span>
        </span>
      ),
    },
    { id: "host", header: t("platform.field.host"), width: 165, card: "text", cell: (row) => row.host ?? "" },
    {
      id: "status",
      header: t("platform.field.status"),
      width: 100,
      card: "state",
      cell: (row) => <Badge tone={statusTone[row.status]}>{t(`platform.status.${row.status}`)}</Badge>,
    },
    { id: "plan", header: t("platform.field.plan"), width: 85, cell: (row) => nameOf.get(row.planKey) ?? row.planKey },
    ...METRICS.map(
      (metric): Column<Tenant> => ({
        id: metric,
        header: t(`platform.metric.${metric}`),
        width: 80,
        align: "end",
        cell: (row) => <Used of={row.usage.find((one) => one.metric === metric)} />,
      }),
    ),
    { id: "createdAt", header: t("platform.field.createdAt"), width: 105, cell: (row) => format.date(row.createdAt) },
    {
      id: "actions",
      header: t("platform.field.actions"),
      width: 105,
      card: "end",
      cell: (row) => <TenantMenu small tenant={row} plans={plans} />,
    },
  ];
}

/** How many there are; how many there may be on pointing at it, and in colour once it is nearly that. */
function Used({ of }: { of: Tenant["usage"][number] | undefined }) {
  const format = useFormat();
  if (!of) return null;
  const { used, limit } = of;
  const nearly = limit !== null && used >= limit * 0.8;
  return (
    <span
      className={nearly ? "font-medium text-warn" : undefined}
      title={limit === null ? undefined : `${format.number(used)} / ${format.number(limit)}`}
    >
      {format.number(used)}
    </span>
  );
}
