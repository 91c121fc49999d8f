import { useState } from "react";
import { findUsers } from "#app/shell/find-options.ts";
import { useT } from "#app/shell/i18n.tsx";
import { Button } from "#app/ui/button.tsx";
import { Combobox } from "#app/ui/combobox.tsx";
import { Dialog } from "#app/ui/dialog.tsx";
import { Field } from "#app/ui/field.tsx";
import type { SearchOption } from "#app/ui/use-search.ts";
import type { Asking } from "./bulk.tsx";
import { findTagNames } from "./tag-field.tsx";

/** Asks what the ticked customers are to get. */
export function ChooseDialog({
  open,
  asking,
  onClose,
  onChoose,
}: {
  open: boolean;
  asking: Asking | undefined;
  onClose: () => void;
  onChoose: (asking: Asking, value: string) => void;
}) {
  const t = useT();
  const [option, setOption] = useState<SearchOption | null>(null);
  const what = asking?.what ?? "owner";
  const label = t(what === "owner" ? "customers.field.ownerId" : "customers.field.tagId");
  return (
    <Dialog
      open={open}
      onClose={onClose}
      size="small"
      title={t(what === "owner" ? "customers.bulk.owner" : "customers.bulk.tag")}
      text={t("customers.bulk.many", { count: asking?.picked.count ?? 0 })}
      actions={
        <>
          <Button onClick={onClose}>{t("ui.cancel")}</Button>
          <Button
            variant="primary"
            disabled={!option}
            onClick={() => asking && option && onChoose(asking, option.value)}
          >
            {t("ui.apply")}
          </Button>
        </>
      }
    >
      <Field label={label}>
        {what === "owner" ? (
          <Combobox options={findUsers} value={option} onChange={setOption} />
        ) : (
          <Combobox
            options={findTagNames}
            value={option}
            onChange={setOption}
            onCreate={(text) => setOption({ value: text, label: text })}
          />
        )}
      </Field>
    </Dialog>
  );
}
