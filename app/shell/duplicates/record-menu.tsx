import Ellipsis from "lucide-react/icons/ellipsis";
import Merge from "lucide-react/icons/merge";
import { useState } from "react";
import { useNavigate } from "react-router";
import { findRecords } from "#app/shell/find-options.ts";
import { useT } from "#app/shell/i18n.tsx";
import { Combobox } from "#app/ui/combobox.tsx";
import { Dialog } from "#app/ui/dialog.tsx";
import { Field } from "#app/ui/field.tsx";
import { IconButton } from "#app/ui/icon-button.tsx";
import { Menu } from "#app/ui/menu.tsx";
import { comparePath } from "./why.ts";

/** What is seldom done with a record: it is merged with another one, found by name. */
export function RecordMenu({ subject, id }: { subject: string; id: string }) {
  const t = useT();
  const go = useNavigate();
  const [open, setOpen] = useState(false);
  const find = findRecords(subject);
  return (
    <>
      <Menu
        align="end"
        trigger={<IconButton icon={Ellipsis} aria-label={t("duplicates.more")} />}
        items={[{ label: t("duplicates.mergeWith"), icon: Merge, onSelect: () => setOpen(true) }]}
      />
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={t("duplicates.mergeWith")}
        text={t("duplicates.mergeWithText")}
      >
        <Field label={t("duplicates.other")}>
          <Combobox
            options={async (q, signal) => (await find(q, signal)).filter(({ value }) => value !== id)}
            value={null}
            onChange={(other) => other && void go(comparePath(subject, [id, other.value]))}
          />
        </Field>
      </Dialog>
    </>
  );
}
