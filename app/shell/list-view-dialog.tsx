import { type FormEvent, useId, useState } from "react";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { Checkbox } from "#app/ui/checkbox.tsx";
import { Dialog } from "#app/ui/dialog.tsx";
import { Field } from "#app/ui/field.tsx";
import { Input } from "#app/ui/input.tsx";
import { useT } from "./i18n.tsx";
import type { SavedView } from "./list-views.ts";

type Props = {
  open: boolean;
  /** To be renamed; without one a new view is kept. */
  view: SavedView | undefined;
  mayShare: boolean;
  onClose: () => void;
  /** Answers what was refused. */
  onSave: (name: string, shared: boolean) => Promise<string | undefined>;
};

/** Names a view. */
export function ViewDialog({ open, view, mayShare, onClose, onSave }: Props) {
  const t = useT();
  const id = useId();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string>();
  const close = () => {
    setRefused(undefined);
    onClose();
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const form = new FormData(event.currentTarget);
    setBusy(true);
    const answer = await onSave(String(form.get("name")).trim(), form.get("shared") === "on");
    setBusy(false);
    if (answer) setRefused(answer);
    else close();
  };
  return (
    <Dialog
      open={open}
      onClose={close}
      size="small"
      title={t(view ? "ui.views.rename" : "ui.views.save")}
      actions={
        <>
          <Button onClick={close}>{t("ui.cancel")}</Button>
          <Button type="submit" form={id} variant="primary" loading={busy}>
            {t("ui.save")}
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={(event) => void submit(event)} className="grid gap-4">
        {refused && <Banner tone="bad">{refused}</Banner>}
        <Field label={t("ui.views.name")} required help={view ? undefined : t("shell.views.what")}>
          <Input name="name" defaultValue={view?.name ?? ""} required maxLength={60} autoComplete="off" />
        </Field>
        {!view && mayShare && <Checkbox name="shared" label={t("ui.views.share")} help={t("shell.views.shareHelp")} />}
      </form>
    </Dialog>
  );
}
