import { useId, useState } from "react";
import { apiName } from "#app/shell/api-name.ts";
import { useT } from "#app/shell/i18n.tsx";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { Dialog } from "#app/ui/dialog.tsx";
import { Field } from "#app/ui/field.tsx";
import { Input } from "#app/ui/input.tsx";
import { toast } from "#app/ui/toast.ts";
import { useSend } from "../use-send.ts";
import { IconTiles } from "./icon-tiles.tsx";
import type { OwnObject } from "./objects.tsx";

type Props = {
  open: boolean;
  object: OwnObject | undefined;
  onClose: () => void;
  onMade: (object: OwnObject) => void;
};

/** How an object is called and looks; what it is called in the API only while it is new. */
export function ObjectDialog({ open, object, onClose, onMade }: Props) {
  const t = useT();
  const id = useId();
  const { send, sending, errors } = useSend();
  const [label, setLabel] = useState(object?.label ?? "");
  const [plural, setPlural] = useState(object?.plural ?? "");
  const [ownName, setOwnName] = useState<string>();
  const [icon, setIcon] = useState(object?.icon ?? "box");
  const name = ownName ?? apiName(label);
  const save = async () => {
    const { output } = object
      ? await send<OwnObject>(`PATCH /objects/${object.id}`, { label, plural, icon }, object.version)
      : await send<OwnObject>("POST /objects", { name, label, plural, icon });
    if (!output) return;
    onClose();
    if (object) toast({ title: t("settings.saved"), tone: "good" });
    else onMade(output);
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t(object ? "shape.objects.edit" : "shape.objects.new")}
      actions={
        <>
          <Button onClick={onClose}>{t("ui.cancel")}</Button>
          <Button type="submit" form={id} variant="primary" loading={sending}>
            {t(object ? "settings.save" : "shape.objects.create")}
          </Button>
        </>
      }
    >
      <form
        id={id}
        className="grid gap-4 sm:grid-cols-2"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {errors[""] && (
          <Banner tone="bad" className="sm:col-span-2">
            {errors[""]}
          </Banner>
        )}
        <Field label={t("shape.objects.label")} required error={errors.label}>
          <Input
            value={label}
            maxLength={40}
            autoComplete="off"
            autoFocus
            placeholder={t("shape.objects.labelExample")}
            onChange={(event) => setLabel(event.target.value)}
          />
        </Field>
        <Field label={t("shape.objects.plural")} required error={errors.plural}>
          <Input
            value={plural}
            maxLength={40}
            autoComplete="off"
            placeholder={t("shape.objects.pluralExample")}
            onChange={(event) => setPlural(event.target.value)}
          />
        </Field>
        {!object && (
          <Field
            label={t("shape.objects.name")}
            required
            help={t("shape.objects.nameHelp")}
            error={errors.name}
            className="sm:col-span-2"
          >
            <Input
              value={name}
              maxLength={40}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              onChange={(event) => setOwnName(event.target.value)}
            />
          </Field>
        )}
        <Field label={t("shape.objects.icon")} group error={errors.icon} className="sm:col-span-2">
          <IconTiles value={icon} onChange={setIcon} />
        </Field>
      </form>
    </Dialog>
  );
}
