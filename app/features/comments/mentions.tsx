import AtSign from "lucide-react/icons/at-sign";
import CheckCheck from "lucide-react/icons/check-check";
import { Link, useRevalidator } from "react-router";
import { Say, useFormat, useT } from "#app/shell/i18n.tsx";
import { PageHeader } from "#app/shell/page-header.tsx";
import { pageTitle } from "#app/shell/page-title.ts";
import { useApi } from "#app/shell/use-api.ts";
import { type ListPart, usePages } from "#app/shell/use-pages.ts";
import { Avatar } from "#app/ui/avatar.tsx";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { cx } from "#app/ui/cx.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Pager } from "#app/ui/pager.tsx";
import { RichText } from "#app/ui/rich-text.tsx";
import type { OutputOf } from "#worker/kernel/context.ts";
import { page } from "#worker/kernel/page.ts";
import { listMentions } from "#worker/modules/comments/index.ts";
import { addressOf } from "#worker/modules/comments/options.ts";
import type { Route } from "./+types/mentions.ts";

type Mention = OutputOf<typeof listMentions>["data"][number];

export const handle = { live: ["mentions"] };

export async function loader({ context, request }: Route.LoaderArgs) {
  const cursor = new URL(request.url).searchParams.get("cursor") ?? undefined;
  return { list: await page(context).run(listMentions, { limit: 30, cursor }) };
}

export const meta = pageTitle("comments.title");

/** Where somebody wrote one's name, the newest first. */
export default function MentionsPage({ loaderData }: Route.ComponentProps) {
  const t = useT();
  const api = useApi();
  const { revalidate } = useRevalidator();
  const pages = usePages<Mention, { list: ListPart<Mention> }>(loaderData.list, ({ list }) => list);
  const [newest] = pages.rows;
  const fresh = pages.rows.some(({ seenAt }) => seenAt === null);
  const seen = async () => {
    const { refused } = await api("POST /comments/mentions/seen", { body: { until: newest?.createdAt } });
    if (refused) return;
    window.dispatchEvent(new Event("mentions-seen"));
    await revalidate();
  };
  return (
    <>
      <PageHeader
        title={t("comments.title")}
        actions={
          fresh && (
            <Button icon={CheckCheck} onClick={() => void seen()}>
              {t("comments.seen")}
            </Button>
          )
        }
      />
      <div className="scroll-quiet min-h-0 flex-1 overflow-y-auto px-(--page) py-4.5">
        {pages.rows.length === 0 ? (
          <EmptyState icon={AtSign} title={t("comments.empty")} text={t("comments.emptyText")} />
        ) : (
          <ol aria-label={t("comments.title")} className="grid max-w-180 gap-2">
            {pages.rows.map((mention) => (
              <Row key={mention.id} mention={mention} />
            ))}
          </ol>
        )}
        {pages.hasMore && (
          <Pager shown={pages.rows.length} hasMore loading={pages.loading} onMore={pages.loadMore} infinite />
        )}
      </div>
    </>
  );
}

function Row({ mention }: { mention: Mention }) {
  const t = useT();
  const format = useFormat();
  const { authorId, authorPictureId, createdAt, document, recordId, recordName, seenAt, subject } = mention;
  const author = mention.authorName ?? t("comments.gone");
  return (
    <li
      className={cx(
        "grid grid-cols-[auto_minmax(0,1fr)] gap-x-2.5 rounded-lg border px-3.5 py-3",
        seenAt ? "border-line" : "border-brand-line bg-panel",
      )}
    >
      <Avatar
        name={author}
        {...(authorId ? { id: authorId } : {})}
        image={authorPictureId && `/files/${authorPictureId}`}
      />
      <div className="min-w-0">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className="min-w-0 break-words">
            <Say
              message="comments.on"
              parts={{
                who: <b className="font-semibold">{author}</b>,
                record: (
                  <Link to={addressOf(subject, recordId, recordName)} className="text-brand-text underline">
                    {recordName}
                  </Link>
                ),
              }}
            />
          </span>
          <time dateTime={createdAt} title={format.dateTime(createdAt)} className="text-sm text-text-3">
            {format.relative(createdAt)}
          </time>
          {!seenAt && <Badge tone="brand">{t("comments.fresh")}</Badge>}
        </p>
        <RichText document={document} className="mt-1" />
      </div>
    </li>
  );
}
