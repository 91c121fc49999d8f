import { ArrowUpRight, Trash2 } from "lucide-react";
import Star from "lucide-react/icons/star";
import { useRef, useState } from "react";
import { useFetcher } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { useDone } from "#app/shell/use-done.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { ConfirmDialog } from "#app/ui/confirm-dialog.tsx";
import { Field } from "#app/ui/field.tsx";
import { IconButton } from "#app/ui/icon-button.tsx";
import { Input } from "#app/ui/input.tsx";
import { toast } from "#app/ui/toast.ts";
import type { action } from "../save-tenant.ts";
import type { Tenant } from "./tenant.tsx";

/** Where the tenant answers. The first leads the links in mails; the last one stays. */
export function HostsCard({ tenant: { id, hosts }, here }: { tenant: Tenant; here: string }) {
  const t = useT();
  const adder = useFetcher<typeof action>();
  const remover = useFetcher<typeof action>();
  const leader = useFetcher<typeof action>();
  const form = useRef<HTMLFormElement>(null);
  const [removing, setRemoving] = useState<string>();
  useDone(adder.data, ({ refused }) => {
    if (refused !== null) return;
    form.current?.reset();
    toast({ title: t("platform.hostAdded"), tone: "good" });
  });
  useDone(remover.data, ({ refused }) =>
    toast({ title: refused ?? t("platform.hostRemoved"), tone: refused === null ? "good" : "bad" }),
  );
  useDone(leader.data, ({ refused }) =>
    toast({ title: refused ?? t("platform.hostLeads"), tone: refused === null ? "good" : "bad" }),
  );
  return (
    <Card className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-2">
      <h2 className="font-semibold">{t("platform.hosts")}</h2>
      <ul className="divide-y divide-line">
        {hosts.map(({ host, isPrimary }) => (
          <li key={host} className="flex min-h-11 items-center gap-2">
            <a
              href={beside(here, host)}
              target="_blank"
              rel="noreferrer"
              className="flex min-h-6 min-w-0 flex-1 items-center gap-1 hover:underline touch:min-h-11"
            >
              <span className="truncate" title={host}>
                {host}
              </span>
              <ArrowUpRight size={14} aria-hidden="true" className="shrink-0 text-text-3" />
            </a>
            {isPrimary ? (
              <Badge plain>{t("platform.primary")}</Badge>
            ) : (
              <IconButton
                icon={Star}
                aria-label={t("platform.leadWith", { host })}
                onClick={() => leader.submit({ intent: "leadWith", id, host }, { method: "post" })}
              />
            )}
            {hosts.length > 1 && (
              <IconButton
                icon={Trash2}
                aria-label={t("platform.removeHost", { host })}
                onClick={() => setRemoving(host)}
              />
            )}
          </li>
        ))}
      </ul>
      <adder.Form ref={form} method="post">
        <input type="hidden" name="intent" value="addHost" />
        <input type="hidden" name="id" value={id} />
        <Field label={t("platform.newHost")} help={t("platform.hostHelp")} error={adder.data?.done?.refused}>
          <span className="flex gap-2">
            <Input name="host" required maxLength={253} autoComplete="off" autoCapitalize="none" spellCheck={false} />
            <Button type="submit" loading={adder.state !== "idle"}>
              {t("platform.addHost")}
            </Button>
          </span>
        </Field>
      </adder.Form>
      <ConfirmDialog
        open={removing !== undefined}
        onClose={() => setRemoving(undefined)}
        title={t("platform.removeHostTitle", { host: removing ?? "" })}
        text={t("platform.removeHostText")}
        confirm={t("platform.removeHostAction")}
        onConfirm={() => remover.submit({ intent: "removeHost", id, host: removing ?? "" }, { method: "post" })}
      />
    </Card>
  );
}

/** The other host with the scheme and port of this one. */
function beside(here: string, host: string): string {
  const url = new URL(here);
  url.hostname = host;
  return url.origin;
}
