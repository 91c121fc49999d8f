import { useRef, useState } from "react";
import { useFetcher } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { useDone } from "#app/shell/use-done.ts";
import { Avatar } from "#app/ui/avatar.tsx";
import { Button } from "#app/ui/button.tsx";
import { toast } from "#app/ui/toast.ts";
import type { OutputOf } from "#worker/kernel/context.ts";
import type { getProfile } from "#worker/modules/identity/index.ts";
import type { action } from "./save-profile.ts";

const MOST_BYTES = 2_000_000;

/** The person's picture: a file first, then a note of it. */
export function Picture({ profile }: { profile: OutputOf<typeof getProfile> }) {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  const [sending, setSending] = useState(false);
  const fetcher = useFetcher<typeof action>();
  const keep = (pictureId: string) => fetcher.submit({ intent: "picture", pictureId }, { method: "post" });
  useDone(fetcher.data, () => toast({ title: t("identity.profile.saved"), tone: "good" }));
  const send = async (file: File | undefined) => {
    if (!file) return;
    if (file.size > MOST_BYTES) return void toast({ title: t("identity.profile.pictureTooLarge"), tone: "bad" });
    setSending(true);
    try {
      const id = await upload(file);
      if (id) await keep(id);
      else toast({ title: t("identity.profile.pictureRefused"), tone: "bad" });
    } finally {
      setSending(false);
    }
  };
  return (
    <div className="flex items-center gap-4">
      <Avatar
        size="large"
        name={profile.name}
        id={profile.id ?? ""}
        image={profile.pictureId && `/files/${profile.pictureId}`}
      />
      <input
        ref={input}
        type="file"
        accept="image/png,image/jpeg,image/webp"
        aria-label={t("identity.profile.picture")}
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => {
          void send(event.target.files?.[0]);
          event.target.value = "";
        }}
      />
      <div className="flex flex-wrap gap-2">
        <Button size="small" loading={sending} onClick={() => input.current?.click()}>
          {t("identity.profile.choosePicture")}
        </Button>
        {profile.pictureId && (
          <Button size="small" variant="ghost" onClick={() => void keep("")}>
            {t("identity.profile.removePicture")}
          </Button>
        )}
      </div>
    </div>
  );
}

/** The id of the stored file; nothing when it was refused. */
async function upload(file: File): Promise<string | undefined> {
  const answer = await fetch(`/api/v1/files?name=${encodeURIComponent(file.name)}`, {
    method: "POST",
    body: file,
  }).catch(() => undefined);
  return answer?.ok ? ((await answer.json()) as { id: string }).id : undefined;
}
