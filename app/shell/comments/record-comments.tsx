import { useCallback, useEffect, useState } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { listen } from "#app/shell/live-socket.ts";
import { type Body, TextEditor } from "#app/shell/text-editor.tsx";
import { useApi } from "#app/shell/use-api.ts";
import { useMe } from "#app/shell/use-me.ts";
import type { ListPart } from "#app/shell/use-pages.ts";
import { Button } from "#app/ui/button.tsx";
import { SkeletonRows } from "#app/ui/skeleton.tsx";
import type { OutputOf } from "#worker/kernel/context.ts";
import type { listComments } from "#worker/modules/comments/index.ts";
import { COMMENT_LENGTH } from "#worker/modules/comments/options.ts";
import { Comment } from "./comment.tsx";
import type { Person } from "./extensions.ts";

export type CommentRow = OutputOf<typeof listComments>["data"][number];
type Read = { rows: CommentRow[]; next: string | null };
const FEW = 20;

/** What people say about a record, the newest first, with a place to say something at the top. Changes of others show up by themselves. */
export function RecordComments({ subject, id }: { subject: string; id: string }) {
  const t = useT();
  const api = useApi();
  const { may } = useMe();
  const [read, setRead] = useState<Read>();
  const of = `subject=${subject}&recordId=${id}`;
  const fetch = useCallback(
    async (cursor?: string) => {
      const from = cursor ? `&cursor=${encodeURIComponent(cursor)}` : "";
      const path = `GET /comments?${of}&sort=-createdAt&limit=${FEW}${from}`;
      const { output } = await api<ListPart<CommentRow>>(path, { quiet: true });
      return { rows: output?.data ?? [], next: output?.page.next ?? null };
    },
    [api, of],
  );
  const again = useCallback(() => void fetch().then(setRead), [fetch]);
  useEffect(again, [again]);
  useEffect(() => listen((changed) => (changed === "anything" || changed.includes("events")) && again()), [again]);
  const findPeople = async (q: string) =>
    (await api<{ data: Person[] }>(`GET /comments/people?${of}&q=${encodeURIComponent(q)}`, { quiet: true })).output
      ?.data ?? [];
  const send = async (body: Body) => {
    const { refused } = await api("POST /comments", { body: { subject, recordId: id, body } });
    if (!refused) again();
    return !refused;
  };
  const earlier = async () => {
    if (!read?.next) return;
    const more = await fetch(read.next);
    setRead({ rows: [...read.rows, ...more.rows], next: more.next });
  };
  return (
    <div className="grid gap-3">
      {may("comments:write") && (
        <TextEditor
          label={t("comments.placeholder")}
          action={t("comments.send")}
          longest={COMMENT_LENGTH}
          onSave={send}
          findPeople={findPeople}
        />
      )}
      {!read && <SkeletonRows rows={3} />}
      {read?.rows.length === 0 && <p className="py-2 text-text-3">{t("comments.none")}</p>}
      <ol aria-label={t("comments.label")} className="grid gap-3">
        {read?.rows.map((row) => (
          <Comment key={row.id} comment={row} findPeople={findPeople} onChanged={again} />
        ))}
      </ol>
      {read?.next && <Button onClick={() => void earlier()}>{t("comments.earlier")}</Button>}
    </div>
  );
}
