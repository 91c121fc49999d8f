import { type FormEvent, useId, useState } from "react";
import { useRevalidator } from "react-router";
import { customFrom } from "#app/shell/custom/from-form.ts";
import { CustomInputs } from "#app/shell/custom/input.tsx";
import { findUsers } from "#app/shell/find-options.ts";
import { useT } from "#app/shell/i18n.tsx";
import { optionOf } from "#app/shell/option-of.ts";
import { type Refused, useApi } from "#app/shell/use-api.ts";
import { Button } from "#app/ui/button.tsx";
import { Combobox } from "#app/ui/combobox.tsx";
import { DateInput } from "#app/ui/date-input.tsx";
import { Dialog } from "#app/ui/dialog.tsx";
import { Field } from "#app/ui/field.tsx";
import { MoneyInput } from "#app/ui/money-input.tsx";
import { toast } from "#app/ui/toast.ts";
import { customName, type ShownField } from "#worker/kernel/custom/field.ts";
import type { Deal } from "./board/board-state.ts";
import { dealFrom } from "./deal-form.ts";
import type { Asked } from "./use-deal-verbs.ts";

type Props = { open: boolean; asked: Asked<Deal>; fields: readonly ShownField[]; onClose: () => void };

/** Asks for what a stage wants before a deal enters, and moves it there. What was typed stays when it is refused. */
export function StageAsks({ open, asked: { deal, move, refused: first }, fields, onClose }: Props) {
  const t = useT();
  const api = useApi();
  const form = useId();
  const { revalidate } = useRevalidator();
  const [owner, setOwner] = useState(optionOf(deal.ownerId, deal.ownerName));
  const [refused, setRefused] = useState<Refused>();
  const [saving, setSaving] = useState(false);
  const paths = first.errors.map(({ path }) => path);
  const errors = Object.fromEntries((refused?.errors ?? []).map(({ path, message }) => [path, message]));
  const own = fields.filter(({ key }) => paths.includes(customName(key)));
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    setSaving(true);
    const values = { ...dealFrom(given), custom: customFrom(given, own) };
    const answer = await api(`POST /deals/${deal.id}/move`, { body: { ...move, ...values }, quiet: true });
    setSaving(false);
    setRefused(answer.refused);
    if (answer.refused && answer.refused.errors.length === 0) toast({ title: answer.refused.detail, tone: "bad" });
    if (answer.refused) return;
    onClose();
    await revalidate();
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      size="small"
      title={deal.name}
      text={first.errors[0]?.message}
      actions={
        <>
          <Button onClick={onClose}>{t("ui.cancel")}</Button>
          <Button type="submit" form={form} variant="primary" loading={saving}>
            {t("deals.moveTo")}
          </Button>
        </>
      }
    >
      <form id={form} className="grid gap-4" onSubmit={(event) => void send(event)}>
        {paths.includes("amountMinor") && (
          <Field label={t("deals.field.amountMinor")} required error={errors.amountMinor}>
            <MoneyInput name="amountMinor" currency={deal.currency} defaultValue={null} />
          </Field>
        )}
        {paths.includes("expectedClose") && (
          <Field label={t("deals.field.expectedClose")} required error={errors.expectedClose}>
            <DateInput name="expectedClose" defaultValue={null} />
          </Field>
        )}
        {paths.includes("ownerId") && (
          <Field label={t("deals.field.ownerId")} required error={errors.ownerId}>
            <Combobox name="ownerId" options={findUsers} value={owner} onChange={setOwner} />
          </Field>
        )}
        <CustomInputs
          fields={own.map((field) => ({ ...field, required: true }))}
          values={deal.custom}
          errors={errors}
        />
      </form>
    </Dialog>
  );
}
