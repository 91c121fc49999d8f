import { useId, useState } from "react";
import { useFetcher, useNavigate } from "react-router";
import { FormFields } from "#app/shell/custom/form-fields.tsx";
import { findUsers } from "#app/shell/find-options.ts";
import { useT } from "#app/shell/i18n.tsx";
import { optionOf } from "#app/shell/option-of.ts";
import { useDone } from "#app/shell/use-done.ts";
import { useMe } from "#app/shell/use-me.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { Combobox } from "#app/ui/combobox.tsx";
import { Field } from "#app/ui/field.tsx";
import { Input } from "#app/ui/input.tsx";
import { Sheet } from "#app/ui/sheet.tsx";
import { toast } from "#app/ui/toast.ts";
import { type CustomObject, customName, type ShownField } from "#worker/kernel/custom/field.ts";
import type { ShownLayout } from "#worker/kernel/custom/layout.ts";
import type { action } from "./list.tsx";

type Props = {
  open: boolean;
  object: CustomObject;
  fields: readonly ShownField[];
  layout: ShownLayout | null;
  onClose: () => void;
};

/** A new record of one of the agency's own objects. A refused save keeps everything that was typed. */
export function RecordSheet({ open, object, fields, layout, onClose }: Props) {
  const t = useT();
  const go = useNavigate();
  const form = useId();
  const { me } = useMe();
  const fetcher = useFetcher<typeof action>();
  const [owner, setOwner] = useState(optionOf(me.id, me.name));
  const refused = fetcher.data && "fields" in fetcher.data ? fetcher.data : undefined;
  useDone(fetcher.data, ({ id, name }) => {
    onClose();
    toast({ title: t("objects.created", { name }), tone: "good" });
    void go(`/objects/${object.name}/${id}`);
  });
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={t("objects.new", { label: object.label })}
      actions={
        <Button type="submit" form={form} variant="primary" loading={fetcher.state !== "idle"}>
          {t("objects.save")}
        </Button>
      }
    >
      <fetcher.Form id={form} method="post" action={`/objects/${object.name}`} className="grid gap-4">
        {refused?.message && <Banner tone="bad">{refused.message}</Banner>}
        <FormFields
          {...{ fields, layout }}
          errors={refused?.fields ?? {}}
          usual={["name", ...fields.map(({ key }) => customName(key)), "ownerId"]}
          ours={[
            {
              id: "name",
              required: true,
              field: (
                <Field label={t("objects.field.name")} required error={refused?.fields.name}>
                  <Input name="name" required maxLength={200} autoFocus />
                </Field>
              ),
            },
            {
              id: "ownerId",
              field: (
                <Field label={t("objects.field.ownerId")} error={refused?.fields.ownerId}>
                  <Combobox name="ownerId" options={findUsers} value={owner} onChange={setOwner} />
                </Field>
              ),
            },
          ]}
        />
      </fetcher.Form>
    </Sheet>
  );
}
