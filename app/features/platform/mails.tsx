import { Mail } from "lucide-react";
import { Link, useSearchParams } from "react-router";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { PageBody, PageHeader } from "#app/shell/page-header.tsx";
import { cx } from "#app/ui/cx.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { page } from "#worker/kernel/page.ts";
import { listMails, openMail } from "#worker/modules/mail/index.ts";
import type { Route } from "./+types/mails.ts";
import { onlyPlatform } from "./only-platform.ts";

/** What was kept instead of sent; with `?id=` also one of them, as its reader would see it. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const { ctx, run, platform } = page(context);
  onlyPlatform(platform);
  const id = new URL(request.url).searchParams.get("id");
  const [mails, opened] = await Promise.all([run(listMails, {}), id ? openMail(ctx, id) : null]);
  return { mails, opened };
}

export default function MailsPage({ loaderData }: Route.ComponentProps) {
  const { mails, opened } = loaderData;
  const t = useT();
  const format = useFormat();
  const [search] = useSearchParams();
  if (mails.length === 0) {
    return (
      <>
        <PageHeader title={t("platform.mails")} />
        <EmptyState icon={Mail} title={t("platform.noMails")} text={t("platform.noMailsText")} />
      </>
    );
  }
  return (
    <>
      <PageHeader title={t("platform.mails")} count={mails.length} />
      <div className="grid min-h-0 flex-1 max-lg:grid-rows-[minmax(0,1fr)_minmax(0,2fr)] lg:grid-cols-[360px_minmax(0,1fr)]">
        <PageBody className="border-line border-r px-0 py-0">
          <ul>
            {mails.map((mail) => (
              <li key={mail.id}>
                <Link
                  to={`?id=${mail.id}`}
                  aria-current={mail.id === search.get("id") ? "true" : undefined}
                  className={cx(
                    "block border-line border-b px-(--page) py-2.5 hover:bg-hover",
                    mail.id === search.get("id") && "bg-hover",
                  )}
                >
                  <span className="block truncate font-medium">{mail.subject}</span>
                  <span className="block truncate text-sm text-text-3">
                    {mail.recipient} · {format.relative(mail.createdAt)}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </PageBody>
        {opened ? (
          <iframe sandbox="" title={opened.subject} srcDoc={opened.html} className="size-full bg-panel" />
        ) : (
          <EmptyState icon={Mail} title={t("platform.pickMail")} />
        )}
      </div>
    </>
  );
}
