import { Building2, Plus } from "lucide-react";
import { useState } from "react";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { PageHeader } from "#app/shell/page-header.tsx";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { type Column, DataTable } from "#app/ui/data-table.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { lazySheet } from "#app/ui/sheet.tsx";
import { listTenants } from "#tenants/platform/index.ts";
import { page } from "#worker/kernel/page.ts";
import type { Route } from "./+types/tenants.ts";
import { onlyPlatform } from "./only-platform.ts";
import { statusTone, TenantMenu } from "./tenant-menu.tsx";

export { action } from "./save-tenant.ts";

const CreateTenantSheet = lazySheet(async () => (await import("./create-tenant-sheet.tsx")).CreateTenantSheet);

export async function loader({ context }: Route.LoaderArgs) {
  const { run, platform } = page(context);
  onlyPlatform(platform);
  return await run(listTenants, {});
}

type Tenant = Route.ComponentProps["loaderData"]["tenants"][number];

export default function TenantsPage({ loaderData }: Route.ComponentProps) {
  const { tenants, plans } = loaderData;
  const t = useT();
  const [creating, setCreating] = useState(false);
  const columns = useTenantColumns(plans);
  return (
    <>
      <PageHeader
        title={t("platform.tenants")}
        count={tenants.length}
        actions={
          <Button variant="primary" icon={Plus} onClick={() => setCreating(true)}>
            {t("platform.new")}
          </Button>
        }
      />
      <DataTable
        label={t("platform.tenants")}
        rows={tenants}
        columns={columns}
        rowId={(row) => row.id}
        rowLabel={(row) => row.name}
        href={(row) => `/platform/tenants/${row.id}`}
        empty={<EmptyState icon={Building2} title={t("platform.empty")} text={t("platform.emptyText")} />}
      />
      <CreateTenantSheet open={creating} onClose={() => setCreating(false)} plans={plans} />
    </>
  );
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
      width: 190,
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
    { id: "host", header: t("platform.field.host"), width: 190, card: "text", cell: (row) => row.host ?? "" },
    {
      id: "status",
      header: t("platform.field.status"),
      width: 115,
      card: "state",
      cell: (row) => <Badge tone={statusTone[row.status]}>{t(`platform.status.${row.status}`)}</Badge>,
    },
    { id: "plan", header: t("platform.field.plan"), width: 90, cell: (row) => nameOf.get(row.planKey) ?? row.planKey },
    ...METRICS.map(
      (metric): Column<Tenant> => ({
        id: metric,
        header: t(`platform.metric.${metric}`),
        width: 90,
        align: "end",
        cell: (row) => <Used of={row.usage.find((one) => one.metric === metric)} />,
      }),
    ),
    { id: "createdAt", header: t("platform.field.createdAt"), width: 115, cell: (row) => format.date(row.createdAt) },
    {
      id: "actions",
      header: t("platform.field.actions"),
      width: 110,
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
