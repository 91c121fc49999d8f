import { Building2, Plus } from "lucide-react";
import { useState } from "react";
import { useFetcher } from "react-router";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { PageHeader } from "#app/shell/page-header.tsx";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { type Column, DataTable } from "#app/ui/data-table.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Menu } from "#app/ui/menu.tsx";
import { createTenant, listTenants, setTenantPlan, setTenantStatus } from "#tenants/platform/index.ts";
import { page } from "#worker/kernel/page.ts";
import type { Route } from "./+types/tenants.ts";
import { CreateTenantSheet } from "./create-tenant-sheet.tsx";
import { onlyPlatform } from "./only-platform.ts";

export async function loader({ context }: Route.LoaderArgs) {
  const { run, platform } = page(context);
  onlyPlatform(platform);
  return await run(listTenants, {});
}

export async function action({ context, request }: Route.ActionArgs) {
  const { attempt } = page(context);
  const { intent, ...form } = Object.fromEntries(await request.formData()) as Record<string, string>;
  if (intent === "status") return await attempt(setTenantStatus, form as never);
  if (intent === "plan") return await attempt(setTenantPlan, form as never);
  return await attempt(createTenant, form as never);
}

type Tenant = Route.ComponentProps["loaderData"]["tenants"][number];
const tone = { active: "good", read_only: "warn", suspended: "bad" } as const;

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
        empty={<EmptyState icon={Building2} title={t("platform.empty")} text={t("platform.emptyText")} />}
      />
      <CreateTenantSheet open={creating} onClose={() => setCreating(false)} plans={plans} />
    </>
  );
}

function useTenantColumns(plans: { key: string; name: string }[]): Column<Tenant>[] {
  const t = useT();
  const format = useFormat();
  const nameOf = new Map(plans.map((plan) => [plan.key, plan.name]));
  return [
    {
      id: "name",
      header: t("platform.field.name"),
      width: 170,
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
    { id: "host", header: t("platform.field.host"), width: 170, card: "text", cell: (row) => row.host ?? "" },
    {
      id: "status",
      header: t("platform.field.status"),
      width: 110,
      card: "state",
      cell: (row) => <Badge tone={tone[row.status]}>{t(`platform.status.${row.status}`)}</Badge>,
    },
    { id: "plan", header: t("platform.field.plan"), width: 90, cell: (row) => nameOf.get(row.planKey) ?? row.planKey },
    { id: "usage", header: t("platform.field.usage"), width: 430, cell: (row) => <Usage usage={row.usage} /> },
    { id: "createdAt", header: t("platform.field.createdAt"), width: 105, cell: (row) => format.date(row.createdAt) },
    {
      id: "actions",
      header: t("platform.field.actions"),
      width: 105,
      card: "end",
      cell: (row) => <Actions tenant={row} plans={plans} />,
    },
  ];
}

function Usage({ usage }: { usage: Tenant["usage"] }) {
  const t = useT();
  const format = useFormat();
  return (
    <span className="num flex gap-3 truncate text-sm">
      {usage.map(({ metric, used, limit }) => (
        <span key={metric} className={limit !== null && used >= limit * 0.8 ? "text-warn" : undefined}>
          {t.find(`platform.metric.${metric}`) ?? metric} {format.number(used)}
          {limit !== null && ` / ${format.number(limit)}`}
        </span>
      ))}
    </span>
  );
}

function Actions({ tenant, plans }: { tenant: Tenant; plans: { key: string; name: string }[] }) {
  const t = useT();
  const fetcher = useFetcher();
  const send = (change: Record<string, string>) =>
    void fetcher.submit({ ...change, id: tenant.id }, { method: "post" });
  const statuses = (["active", "read_only", "suspended"] as const).filter((status) => status !== tenant.status);
  return (
    <Menu
      align="end"
      trigger={
        <Button size="small" loading={fetcher.state !== "idle"}>
          {t("platform.change")}
        </Button>
      }
      items={[
        ...statuses.map((status) => ({
          label: t(`platform.to.${status}`),
          danger: status === "suspended",
          onSelect: () => send({ intent: "status", status }),
        })),
        "separator",
        { heading: t("platform.field.plan") },
        ...plans.map((plan) => ({
          label: plan.name,
          checked: plan.key === tenant.planKey,
          onSelect: () => send({ intent: "plan", planKey: plan.key }),
        })),
      ]}
    />
  );
}
