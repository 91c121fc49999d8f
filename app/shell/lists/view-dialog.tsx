import { type FormEvent, useId, useState } from "react";
import { useT } from "#app/shell/i18n.tsx";
import type { SavedView, ViewQuery } from "#app/shell/list-views.ts";
import { useMe } from "#app/shell/use-me.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { Checkbox } from "#app/ui/checkbox.tsx";
import { Dialog } from "#app/ui/dialog.tsx";
import { Field } from "#app/ui/field.tsx";
import { Input } from "#app/ui/input.tsx";
import { useViewActions } from "./use-view-actions.ts";

export type ViewDialogProps = {
  open: boolean;
  resource: string;
  first: string;
  saved: readonly SavedView[];
  /** To be renamed; without one a new view is kept. */
  view: SavedView | undefined;
  /** What the list is set to now. */
  query: () => Promise<ViewQuery>;
  onClose: () => void;
};

/** Names a view. */
export function ViewDialog({ open, resource, first, saved, view, query, onClose }: ViewDialogProps) {
  const t = useT();
  const mayShare = useMe().may("views:write");
  const actions = useViewActions(resource, first, saved);
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
    const name = String(form.get("name")).trim();
    const answer = view
      ? await actions.change(view, { name })
      : await actions.create({ name, shared: form.get("shared") === "on", query: await query() });
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
        <Field label={t("ui.views.name")} required help={view ? undefined : t("lists.views.what")}>
          <Input name="name" defaultValue={view?.name ?? ""} required maxLength={60} autoComplete="off" />
        </Field>
        {!view && mayShare && <Checkbox name="shared" label={t("ui.views.share")} help={t("lists.views.shareHelp")} />}
      </form>
    </Dialog>
  );
}
