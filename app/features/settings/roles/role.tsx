import Copy from "lucide-react/icons/copy";
import { useEffect, useState } from "react";
import { useFetcher, useNavigate } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { LeaveGuard } from "#app/shell/leave-guard.tsx";
import { PageBody, PageHeader } from "#app/shell/page-header.tsx";
import { pageTitle } from "#app/shell/page-title.ts";
import { useDone } from "#app/shell/use-done.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { Field } from "#app/ui/field.tsx";
import { Input } from "#app/ui/input.tsx";
import { toast } from "#app/ui/toast.ts";
import { visitor } from "#tenants/index.ts";
import type { Grants } from "#worker/kernel/actor.ts";
import { page } from "#worker/kernel/page.ts";
import { getRole, listPermissions } from "#worker/modules/identity/index.ts";
import type { Route } from "./+types/role.ts";
import { GrantsMatrix } from "./grants-matrix.tsx";
import type { action } from "./save-role.ts";

export { action } from "./save-role.ts";

export const meta = pageTitle("settings.section.roles");

/** `/settings/roles/new` is a role to be, `?from=` begins it as a copy. */
export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { run } = page(context);
  const source = params.id === "new" ? new URL(request.url).searchParams.get("from") : params.id;
  const [{ grants }, permissions, role] = await Promise.all([
    run(visitor, {}),
    run(listPermissions, {}),
    source ? run(getRole, { id: source }) : null,
  ]);
  return { permissions: permissions.data, role, isNew: params.id === "new", mayWrite: Boolean(grants["roles:write"]) };
}

export default function RolePage({ loaderData }: Route.ComponentProps) {
  const { role, isNew } = loaderData;
  return <RoleEditor key={isNew ? `new ${role?.id}` : `${role?.id} ${role?.version}`} {...loaderData} />;
}

function RoleEditor({ permissions, role, isNew, mayWrite }: Route.ComponentProps["loaderData"]) {
  const t = useT();
  const go = useNavigate();
  const fetcher = useFetcher<typeof action>();
  const known = role ? (t.find(`identity.role.${role.key}`) ?? role.name) : "";
  const begin = isNew ? (role ? t("settings.roles.copyOf", { name: known }) : "") : known;
  const [name, setName] = useState(begin);
  const [grants, setGrants] = useState<Grants>(role?.grants ?? {});
  const [saved, setSaved] = useState(false);
  const [made, setMade] = useState<string>();
  const editable = mayWrite && (isNew || !role?.key);
  const changed = !saved && (name !== begin || !sameGrants(grants, role?.grants ?? {}));
  const refused = fetcher.data && "fields" in fetcher.data ? fetcher.data : undefined;
  useDone(fetcher.data, ({ id, created }) => {
    setSaved(true);
    toast({ title: t("settings.saved"), tone: "good" });
    if (created) setMade(id);
  });
  // Only once nothing is unsaved any more does the guard let go.
  useEffect(() => {
    if (made) void go(`/settings/roles/${made}`, { replace: true });
  }, [made, go]);
  const save = () =>
    void fetcher.submit(
      {
        name,
        grants: JSON.stringify(grants),
        ...(isNew ? {} : { id: role?.id ?? "", version: String(role?.version) }),
      },
      { method: "post" },
    );
  const edited = (change: () => void) => {
    setSaved(false);
    change();
  };
  return (
    <>
      <PageHeader
        crumbs={[{ label: t("settings.section.roles"), to: "/settings/roles" }]}
        title={isNew ? t("settings.roles.new") : known}
        actions={
          editable ? (
            <Button variant="primary" loading={fetcher.state !== "idle"} disabled={!changed && !isNew} onClick={save}>
              {t("settings.save")}
            </Button>
          ) : (
            mayWrite && (
              <Button to={`/settings/roles/new?from=${role?.id}`} icon={Copy}>
                {t("settings.roles.copy")}
              </Button>
            )
          )
        }
      />
      <PageBody>
        <div className="grid max-w-2xl gap-5">
          {refused && <Banner tone="bad">{refused.message ?? Object.values(refused.fields)[0]}</Banner>}
          {!editable && <Banner>{t(mayWrite ? "settings.roles.builtInText" : "settings.roles.readOnly")}</Banner>}
          {editable && (
            <Field label={t("settings.roles.name")} required error={refused?.fields.name}>
              <Input value={name} maxLength={60} onChange={(event) => edited(() => setName(event.target.value))} />
            </Field>
          )}
          <GrantsMatrix
            permissions={permissions}
            grants={grants}
            {...(editable ? { onChange: (next: Grants) => edited(() => setGrants(next)) } : {})}
          />
        </div>
      </PageBody>
      <LeaveGuard when={changed && fetcher.state === "idle"} />
    </>
  );
}

function sameGrants(a: Grants, b: Grants): boolean {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => a[name] === b[name]);
}
