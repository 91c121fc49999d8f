import { ChevronRight, Plus } from "lucide-react";
import Copy from "lucide-react/icons/copy";
import { useState } from "react";
import { Link, useFetcher } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { PageBody, PageHeader } from "#app/shell/page-header.tsx";
import { pageTitle } from "#app/shell/page-title.ts";
import { useDone } from "#app/shell/use-done.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { ConfirmDialog } from "#app/ui/confirm-dialog.tsx";
import { RowActions } from "#app/ui/row-actions.tsx";
import { toast } from "#app/ui/toast.ts";
import { visitor } from "#tenants/index.ts";
import { page } from "#worker/kernel/page.ts";
import { listRoles } from "#worker/modules/identity/index.ts";
import type { Route } from "./+types/roles.ts";
import type { action } from "./save-role.ts";

export { action } from "./save-role.ts";

export const meta = pageTitle("settings.section.roles");

const order = ["owner", "admin", "manager", "member", "viewer"];

export async function loader({ context }: Route.LoaderArgs) {
  const { run } = page(context);
  const [{ grants }, roles] = await Promise.all([run(visitor, {}), run(listRoles, { limit: 200, sort: "name" })]);
  const rank = (key: string | null) => (key ? order.indexOf(key) : order.length);
  return { roles: roles.data.sort((a, b) => rank(a.key) - rank(b.key)), mayWrite: Boolean(grants["roles:write"]) };
}

export default function RolesPage({ loaderData }: Route.ComponentProps) {
  const t = useT();
  const { roles, mayWrite } = loaderData;
  const [removing, setRemoving] = useState<(typeof roles)[number]>();
  const remover = useFetcher<typeof action>();
  const refused = remover.data && "fields" in remover.data ? remover.data : undefined;
  useDone(remover.data, () => toast({ title: t("settings.roles.deleted"), tone: "good" }));
  return (
    <>
      <PageHeader
        title={t("settings.section.roles")}
        count={roles.length}
        actions={
          mayWrite && (
            <Button to="/settings/roles/new" variant="primary" icon={Plus}>
              {t("settings.roles.new")}
            </Button>
          )
        }
      />
      <PageBody>
        <p className="max-w-prose pb-2 text-text-2">{t("settings.roles.text")}</p>
        {refused && (
          <Banner tone="bad" className="mb-3 max-w-prose">
            {refused.message}
          </Banner>
        )}
        <ul className="divide-y divide-line">
          {roles.map((role) => (
            <li key={role.id} className="flex min-h-14 items-center gap-3 py-2">
              <Link
                to={`/settings/roles/${role.id}`}
                className="group flex min-h-11 min-w-0 flex-1 items-center gap-3 rounded-md"
              >
                <span className="min-w-0 flex-1">
                  <span className="flex min-w-0 items-center gap-2">
                    <span className="truncate font-medium group-hover:underline">
                      {t.find(`identity.role.${role.key}`) ?? role.name}
                    </span>
                    {role.key && (
                      <Badge plain filled>
                        {t("settings.roles.builtIn")}
                      </Badge>
                    )}
                  </span>
                  <span className="block text-sm text-text-3">
                    {t("settings.roles.people", { count: role.people })}
                  </span>
                </span>
                <ChevronRight size={16} aria-hidden="true" className="shrink-0 text-text-3" />
              </Link>
              {mayWrite && role.key && (
                <Button to={`/settings/roles/new?from=${role.id}`} size="small" icon={Copy} className="max-sm:hidden">
                  {t("settings.roles.copy")}
                </Button>
              )}
              {mayWrite && !role.key && <RowActions name={role.name} onDelete={() => setRemoving(role)} />}
            </li>
          ))}
        </ul>
      </PageBody>
      <ConfirmDialog
        open={removing !== undefined}
        onClose={() => setRemoving(undefined)}
        title={t("settings.roles.deleteTitle", { name: removing?.name ?? "" })}
        confirm={t("settings.roles.delete")}
        onConfirm={() => remover.submit({ intent: "delete", id: removing?.id ?? "" }, { method: "post" })}
      />
    </>
  );
}
