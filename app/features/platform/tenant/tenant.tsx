import { useT } from "#app/shell/i18n.tsx";
import { PageBody, PageHeader } from "#app/shell/page-header.tsx";
import { Badge } from "#app/ui/badge.tsx";
import { getTenant } from "#tenants/platform/index.ts";
import { page } from "#worker/kernel/page.ts";
import { listDeadAnywhere } from "#worker/modules/events/index.ts";
import { onlyPlatform } from "../only-platform.ts";
import { statusTone, TenantMenu } from "../tenant-menu.tsx";
import type { Route } from "./+types/tenant.ts";
import { DeadCard } from "./dead-card.tsx";
import { FactsCard } from "./facts-card.tsx";
import { HostsCard } from "./hosts-card.tsx";
import { UsageCard } from "./usage-card.tsx";

/** As many dead letters as say whether something is wrong; the rest have a page. */
const LATEST = 5;

export { action } from "../save-tenant.ts";

export async function loader({ context, params: { id } }: Route.LoaderArgs) {
  const { ctx, run, platform } = page(context);
  onlyPlatform(platform);
  const [tenant, dead] = await Promise.all([
    run(getTenant, { id }),
    run(listDeadAnywhere, { tenantId: id, limit: LATEST }),
  ]);
  return { tenant, dead, here: ctx.origin };
}

export type Tenant = Route.ComponentProps["loaderData"]["tenant"];
export type Dead = Route.ComponentProps["loaderData"]["dead"];

/** Everything the platform's team knows and may change of one agency. */
export default function TenantPage({ loaderData: { tenant, dead, here } }: Route.ComponentProps) {
  const t = useT();
  return (
    <>
      <PageHeader
        title={tenant.name}
        crumbs={[{ label: t("platform.tenants"), to: "/platform" }]}
        mark={
          <Badge filled tone={statusTone[tenant.status]}>
            {t(`platform.status.${tenant.status}`)}
          </Badge>
        }
        actions={<TenantMenu tenant={tenant} plans={tenant.plans} />}
      />
      <PageBody ground>
        <div className="mx-auto grid max-w-5xl items-start gap-4 lg:grid-cols-2">
          <FactsCard tenant={tenant} />
          <div className="grid min-w-0 gap-4">
            <UsageCard tenant={tenant} />
            <HostsCard tenant={tenant} here={here} />
          </div>
          <DeadCard tenant={tenant} dead={dead} />
        </div>
      </PageBody>
    </>
  );
}
