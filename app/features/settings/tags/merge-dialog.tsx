import { useId, useState } from "react";
import { useFetcher } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { useDone } from "#app/shell/use-done.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { Combobox } from "#app/ui/combobox.tsx";
import { Dialog } from "#app/ui/dialog.tsx";
import { Field } from "#app/ui/field.tsx";
import { toast } from "#app/ui/toast.ts";
import type { SearchOption } from "#app/ui/use-search.ts";
import type { action } from "./save-tag.ts";
import type { Tag } from "./tags.tsx";

/** Its customers get another tag, and this one is gone. */
export function MergeDialog({ tag, tags, onClose }: { tag: Tag; tags: readonly Tag[]; onClose: () => void }) {
  const t = useT();
  const id = useId();
  const fetcher = useFetcher<typeof action>();
  const [into, setInto] = useState<SearchOption | null>(null);
  const [options] = useState(() =>
    tags.filter((one) => one.id !== tag.id).map((one) => ({ value: one.id, label: one.name })),
  );
  const refused = fetcher.data && "fields" in fetcher.data ? fetcher.data : undefined;
  useDone(fetcher.data, () => {
    onClose();
    toast({ title: t("settings.tags.merged", { name: tag.name, into: into?.label ?? "" }), tone: "good" });
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("settings.tags.mergeTitle", { name: tag.name })}
      text={t("settings.tags.mergeText", { count: tag.customers })}
      size="small"
      actions={
        <>
          <Button onClick={onClose}>{t("ui.cancel")}</Button>
          <Button type="submit" form={id} variant="primary" disabled={!into} loading={fetcher.state !== "idle"}>
            {t("settings.tags.mergeAction")}
          </Button>
        </>
      }
    >
      <fetcher.Form id={id} method="post" className="grid gap-4">
        <input type="hidden" name="intent" value="merge" />
        <input type="hidden" name="id" value={tag.id} />
        {refused?.message && <Banner tone="bad">{refused.message}</Banner>}
        <Field label={t("settings.tags.into")} required error={refused?.fields.into}>
          <Combobox name="into" options={options} value={into} onChange={setInto} />
        </Field>
      </fetcher.Form>
    </Dialog>
  );
}
