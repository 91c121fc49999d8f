import { Plus } from "lucide-react";
import BookOpen from "lucide-react/icons/book-open";
import KeyRound from "lucide-react/icons/key-round";
import { useState } from "react";
import { useFetcher } from "react-router";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { PageBody, PageHeader } from "#app/shell/page-header.tsx";
import { pageTitle } from "#app/shell/page-title.ts";
import { useDone } from "#app/shell/use-done.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Banner } from "#app/ui/banner.tsx";
import { Button, buttonLook } from "#app/ui/button.tsx";
import { ConfirmDialog } from "#app/ui/confirm-dialog.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { lazySheet } from "#app/ui/sheet.tsx";
import { toast } from "#app/ui/toast.ts";
import { visitor } from "#tenants/index.ts";
import { page } from "#worker/kernel/page.ts";
import { listApiKeys, listPermissions } from "#worker/modules/identity/index.ts";
import type { Route } from "./+types/api-keys.ts";
import type { action } from "./save-key.ts";
import { SecretDialog } from "./secret-dialog.tsx";

const KeySheet = lazySheet(async () => (await import("./key-sheet.tsx")).KeySheet);

export { action } from "./save-key.ts";

export const meta = pageTitle("settings.section.apiKeys");

export async function loader({ context }: Route.LoaderArgs) {
  const { run, ctx } = page(context);
  const [{ grants }, keys, permissions] = await Promise.all([
    run(visitor, {}),
    run(listApiKeys, { limit: 200 }),
    run(listPermissions, {}),
  ]);
  return {
    keys: keys.data,
    held: grants,
    permissions: permissions.data.filter(({ name }) => grants[name]),
    now: ctx.clock.now(),
  };
}

type Key = Route.ComponentProps["loaderData"]["keys"][number];

export default function ApiKeysPage({ loaderData }: Route.ComponentProps) {
  const t = useT();
  const { keys, held, permissions, now } = loaderData;
  const [creating, setCreating] = useState(false);
  const [secret, setSecret] = useState<string>();
  const [revoking, setRevoking] = useState<Key>();
  const revoker = useFetcher<typeof action>();
  const refused = revoker.data && "fields" in revoker.data ? revoker.data : undefined;
  useDone(revoker.data, () => toast({ title: t("settings.apiKeys.revoked"), tone: "good" }));
  const create = (
    <Button variant="primary" icon={Plus} onClick={() => setCreating(true)}>
      {t("settings.apiKeys.new")}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={t("settings.section.apiKeys")}
        count={keys.length}
        actions={
          <>
            <a href="/api/docs" className={`${buttonLook()} max-sm:hidden`}>
              <BookOpen size={16} aria-hidden="true" />
              {t("settings.apiKeys.docs")}
            </a>
            {create}
          </>
        }
      />
      <PageBody>
        <p className="max-w-prose pb-2 text-text-2">{t("settings.apiKeys.text")}</p>
        {refused?.message && <Banner tone="bad">{refused.message}</Banner>}
        {keys.length === 0 && (
          <EmptyState
            icon={KeyRound}
            title={t("settings.apiKeys.empty")}
            text={t("settings.apiKeys.emptyText")}
            action={create}
          />
        )}
        <ul className="divide-y divide-line">
          {keys.map((key) => (
            <KeyLine key={key.id} apiKey={key} now={now} onRevoke={() => setRevoking(key)} />
          ))}
        </ul>
      </PageBody>
      {creating && (
        <KeySheet
          open
          permissions={permissions}
          held={held}
          onClose={() => setCreating(false)}
          onCreated={(fresh) => {
            setCreating(false);
            setSecret(fresh);
          }}
        />
      )}
      <SecretDialog secret={secret} onClose={() => setSecret(undefined)} />
      <ConfirmDialog
        open={revoking !== undefined}
        onClose={() => setRevoking(undefined)}
        title={t("settings.apiKeys.revokeTitle", { name: revoking?.name ?? "" })}
        text={t("settings.apiKeys.revokeText")}
        confirm={t("settings.apiKeys.revoke")}
        onConfirm={() => revoker.submit({ intent: "revoke", id: revoking?.id ?? "" }, { method: "post" })}
      />
    </>
  );
}

function KeyLine({ apiKey, now, onRevoke }: { apiKey: Key; now: number; onRevoke: () => void }) {
  const t = useT();
  const format = useFormat();
  const { name, prefix, expiresAt, lastUsedAt, createdByName, createdAt, grants } = apiKey;
  const expired = expiresAt !== null && Date.parse(expiresAt) < now;
  return (
    <li className="flex min-h-16 flex-wrap items-center gap-x-4 gap-y-1 py-2.5">
      <div className="min-w-0 flex-1 basis-56">
        <h2 className="flex min-w-0 items-center gap-2">
          <span className="truncate font-medium">{name}</span>
          {expired && <Badge tone="bad">{t("settings.apiKeys.expired")}</Badge>}
        </h2>
        <p className="text-sm text-text-3">
          <code className="num">{prefix}…</code> · {t("settings.apiKeys.rights", { count: Object.keys(grants).length })}
          {createdByName && ` · ${createdByName}, ${format.date(createdAt)}`}
        </p>
      </div>
      <p className="text-sm text-text-2 sm:text-right">
        <span className="block">
          {lastUsedAt
            ? t("settings.apiKeys.used", { when: format.relative(lastUsedAt) })
            : t("settings.apiKeys.neverUsed")}
        </span>
        <span className="block text-text-3">
          {expiresAt ? t("settings.apiKeys.until", { day: format.date(expiresAt) }) : t("settings.apiKeys.forever")}
        </span>
      </p>
      <Button size="small" variant="danger" onClick={onRevoke} aria-label={`${t("settings.apiKeys.revoke")}: ${name}`}>
        {t("settings.apiKeys.revoke")}
      </Button>
    </li>
  );
}
