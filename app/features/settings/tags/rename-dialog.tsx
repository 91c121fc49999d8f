import { useId } from "react";
import { useFetcher } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { useDone } from "#app/shell/use-done.ts";
import { Button } from "#app/ui/button.tsx";
import { Dialog } from "#app/ui/dialog.tsx";
import { Field } from "#app/ui/field.tsx";
import { Input } from "#app/ui/input.tsx";
import { toast } from "#app/ui/toast.ts";
import type { action } from "./save-tag.ts";
import type { Tag } from "./tags.tsx";

export function RenameDialog({ tag, onClose }: { tag: Tag; onClose: () => void }) {
  const t = useT();
  const id = useId();
  const fetcher = useFetcher<typeof action>();
  const refused = fetcher.data && "fields" in fetcher.data ? fetcher.data : undefined;
  useDone(fetcher.data, () => {
    onClose();
    toast({ title: t("settings.saved"), tone: "good" });
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("settings.tags.renameTitle")}
      size="small"
      actions={
        <Button type="submit" form={id} variant="primary" loading={fetcher.state !== "idle"}>
          {t("settings.save")}
        </Button>
      }
    >
      <fetcher.Form id={id} method="post">
        <input type="hidden" name="id" value={tag.id} />
        <Field
          label={t("settings.tags.name")}
          required
          help={t("settings.tags.renameHelp")}
          error={refused?.fields.name ?? refused?.message}
        >
          <Input name="name" required maxLength={40} defaultValue={tag.name} autoComplete="off" autoFocus />
        </Field>
      </fetcher.Form>
    </Dialog>
  );
}
