import { useFetcher } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { useDone } from "#app/shell/use-done.ts";
import { Button } from "#app/ui/button.tsx";
import { Menu } from "#app/ui/menu.tsx";
import { toast } from "#app/ui/toast.ts";
import type { TENANT_STATUSES } from "#tenants/platform/options.ts";
import type { action } from "./save-tenant.ts";

type Status = (typeof TENANT_STATUSES)[number];
type Plan = { key: string; name: string };

export const statusTone = { active: "good", read_only: "warn", suspended: "bad" } as const satisfies Record<
  Status,
  string
>;

/** Status and plan of a tenant. What is done here is undone here. */
export function TenantMenu({
  tenant,
  plans,
  small,
}: {
  tenant: { id: string; name: string; status: Status; planKey: string };
  plans: readonly Plan[];
  small?: boolean;
}) {
  const t = useT();
  const fetcher = useFetcher<typeof action>();
  useDone(fetcher.data, ({ refused }) =>
    toast({ title: refused ?? t("platform.changed", { name: tenant.name }), tone: refused === null ? "good" : "bad" }),
  );
  const send = (change: Record<string, string>) =>
    void fetcher.submit({ ...change, id: tenant.id }, { method: "post" });
  const statuses = (["active", "read_only", "suspended"] as const).filter((status) => status !== tenant.status);
  return (
    <Menu
      align="end"
      trigger={
        <Button {...(small ? { size: "small" } : {})} loading={fetcher.state !== "idle"}>
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
