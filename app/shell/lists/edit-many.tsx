import { type FormEvent, useId, useMemo, useState } from "react";
import { CustomInputs } from "#app/shell/custom/input.tsx";
import { useT } from "#app/shell/i18n.tsx";
import type { ManyField } from "#app/shell/many-fields.ts";
import type { Refused } from "#app/shell/use-api.ts";
import type { Deed } from "#app/shell/use-bulk.tsx";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { Dialog } from "#app/ui/dialog.tsx";
import { Field } from "#app/ui/field.tsx";
import { Select } from "#app/ui/select.tsx";
import { customName } from "#worker/kernel/custom/field.ts";
import { isMissing, type Mode, modesOf, sentIn, valuesFor } from "./many-values.ts";

type Props = {
  open: boolean;
  onClose: () => void;
  /** For how many it is. */
  text: string;
  fields: (() => readonly ManyField[]) | undefined;
  /** Starts the job; answers what was refused before there was one. */
  start: (deed: Deed) => Promise<Refused | undefined>;
};

/** Asks which field many records are to get a value of, and which; or to have it emptied. */
export function EditMany({ open, onClose, text, fields, start }: Props) {
  const t = useT();
  const id = useId();
  const all = useMemo(() => fields?.() ?? [], [fields]);
  const [name, setName] = useState("");
  const [chosen, setMode] = useState<Mode>("set");
  const [refused, setRefused] = useState<Refused>();
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const field = all.find((one) => one.name === name);
  const modes = field ? modesOf(field) : [];
  const mode = modes.includes(chosen) ? chosen : modes[0];
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!(field && mode)) return;
    const value = sentIn(new FormData(event.currentTarget), field);
    setMissing(mode !== "clear" && isMissing(value));
    setRefused(undefined);
    if (mode !== "clear" && isMissing(value)) return;
    setBusy(true);
    const trouble = await start({ action: "update", values: valuesFor(field, mode, value) });
    setBusy(false);
    setRefused(trouble);
    if (!trouble) onClose();
  };
  const wrong = missing ? t("lists.edit.missing") : refused?.errors[0]?.message;
  return (
    <Dialog
      open={open}
      onClose={onClose}
      size="small"
      title={t("lists.edit.title")}
      text={text}
      actions={
        <>
          <Button onClick={onClose}>{t("ui.cancel")}</Button>
          <Button type="submit" form={id} variant="primary" disabled={!field} loading={busy}>
            {t("ui.apply")}
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={(event) => void submit(event)} className="grid gap-4">
        {refused && !wrong && <Banner tone="bad">{refused.detail}</Banner>}
        <Field label={t("lists.edit.field")} required>
          <Select
            value={name}
            placeholder={t("ui.choose")}
            options={all.map((one) => ({ value: one.name, label: one.label }))}
            onChange={({ target }) => {
              setName(target.value);
              setMissing(false);
              setRefused(undefined);
            }}
          />
        </Field>
        {mode && modes.length > 1 && (
          <Field label={t("lists.edit.how")}>
            <Select
              value={mode}
              options={modes.map((value) => ({ value, label: t(`lists.edit.mode.${value}`) }))}
              onChange={({ target }) => setMode(modes.find((one) => one === target.value) ?? "set")}
            />
          </Field>
        )}
        {field && mode === "clear" && <p className="text-text-2">{t("lists.edit.clears", { field: field.label })}</p>}
        {field && mode !== "clear" && (
          <div key={name} className="contents">
            <CustomInputs
              fields={[{ ...field, required: true, default: null }]}
              errors={wrong ? { [customName(field.key)]: wrong } : {}}
            />
          </div>
        )}
      </form>
    </Dialog>
  );
}
