import { useFetcher } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { PicturePicker } from "#app/shell/picture-picker.tsx";
import { useDone } from "#app/shell/use-done.ts";
import { Avatar } from "#app/ui/avatar.tsx";
import { Button } from "#app/ui/button.tsx";
import { toast } from "#app/ui/toast.ts";
import type { OutputOf } from "#worker/kernel/context.ts";
import type { getProfile } from "#worker/modules/identity/index.ts";
import type { action } from "./save-profile.ts";

const SIDE = 512;
/** A smaller part of a picture would be a blur. */
const LEAST = 96;

/** The person's picture: a file first, then a note of it. */
export function Picture({ profile }: { profile: OutputOf<typeof getProfile> }) {
  const t = useT();
  const fetcher = useFetcher<typeof action>();
  const refused = fetcher.data && "fields" in fetcher.data ? fetcher.data : undefined;
  const keep = (pictureId: string) => fetcher.submit({ intent: "picture", pictureId }, { method: "post" });
  useDone(fetcher.data, () => toast({ title: t("profile.saved"), tone: "good" }));
  return (
    <div className="flex items-center gap-4">
      <Avatar
        size="large"
        name={profile.name}
        id={profile.id ?? ""}
        image={profile.pictureId && `/files/${profile.pictureId}`}
      />
      <div className="flex min-w-0 flex-wrap gap-2">
        <PicturePicker
          label={t("profile.choosePicture")}
          title={t("profile.picture")}
          shape="round"
          type="image/webp"
          most={SIDE}
          least={LEAST}
          onStored={async (id) => void (await keep(id))}
        />
        {profile.pictureId && (
          <Button size="small" variant="ghost" onClick={() => void keep("")}>
            {t("profile.removePicture")}
          </Button>
        )}
        {refused && (
          <p role="alert" className="w-full text-bad text-sm">
            {refused.message ?? refused.fields.pictureId ?? t("profile.pictureRefused")}
          </p>
        )}
      </div>
    </div>
  );
}
