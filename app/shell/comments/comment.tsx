import { Ellipsis, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { type Body, TextEditor } from "#app/shell/text-editor.tsx";
import { useApi } from "#app/shell/use-api.ts";
import { useMe } from "#app/shell/use-me.ts";
import { Avatar } from "#app/ui/avatar.tsx";
import { ConfirmDialog } from "#app/ui/confirm-dialog.tsx";
import { IconButton } from "#app/ui/icon-button.tsx";
import { Menu } from "#app/ui/menu.tsx";
import { RichText } from "#app/ui/rich-text.tsx";
import { COMMENT_LENGTH } from "#worker/modules/comments/options.ts";
import type { Person } from "./extensions.ts";
import type { CommentRow } from "./record-comments.tsx";

type Props = { comment: CommentRow; findPeople: (q: string) => Promise<Person[]>; onChanged: () => void };

/** Who said what and when; one's own is edited in its place. */
export function Comment({ comment, findPeople, onChanged }: Props) {
  const t = useT();
  const format = useFormat();
  const api = useApi();
  const { me, may } = useMe();
  const [editing, setEditing] = useState(false);
  const [doomed, setDoomed] = useState(false);
  const { id, authorId, authorPictureId, createdAt, document, edited, version } = comment;
  const author = comment.authorName ?? t("comments.gone");
  const mine = authorId === me.id && may("comments:write");
  const mayDelete = mine || (may("comments:write") && may("comments:manage"));
  const save = async (body: Body) => {
    const { refused } = await api(`PATCH /comments/${id}`, { body: { body }, version });
    if (refused) return false;
    setEditing(false);
    onChanged();
    return true;
  };
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2.5">
      <Avatar
        name={author}
        {...(authorId ? { id: authorId } : {})}
        image={authorPictureId && `/files/${authorPictureId}`}
        className="mt-0.5"
      />
      <div className="min-w-0">
        <div className="flex items-center gap-2">
          <b className="truncate font-semibold">{author}</b>
          <time dateTime={createdAt} title={format.dateTime(createdAt)} className="shrink-0 text-sm text-text-3">
            {format.relative(createdAt)}
          </time>
          {edited && <span className="shrink-0 text-sm text-text-3">{t("comments.edited")}</span>}
          {mayDelete && !editing && (
            <span className="ml-auto">
              <Menu
                align="end"
                items={[
                  ...(mine ? [{ label: t("ui.edit"), icon: Pencil, onSelect: () => setEditing(true) }] : []),
                  { label: t("ui.delete"), icon: Trash2, danger: true, onSelect: () => setDoomed(true) },
                ]}
                trigger={<IconButton icon={Ellipsis} size="small" aria-label={t("comments.menu")} />}
              />
            </span>
          )}
        </div>
        {editing ? (
          <TextEditor
            label={t("comments.edit")}
            action={t("ui.save")}
            longest={COMMENT_LENGTH}
            initial={document}
            onSave={save}
            onCancel={() => setEditing(false)}
            findPeople={findPeople}
          />
        ) : (
          <RichText document={document} className="mt-0.5" />
        )}
        <ConfirmDialog
          open={doomed}
          onClose={() => setDoomed(false)}
          title={t("comments.deleteOne")}
          confirm={t("comments.delete")}
          onConfirm={() => api(`DELETE /comments/${id}`).then(onChanged)}
        />
      </div>
    </li>
  );
}
