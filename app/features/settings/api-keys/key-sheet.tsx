import { useId, useState } from "react";
import { useFetcher } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { useDone } from "#app/shell/use-done.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { Field } from "#app/ui/field.tsx";
import { Input } from "#app/ui/input.tsx";
import { SegmentedControl } from "#app/ui/segmented-control.tsx";
import { Select } from "#app/ui/select.tsx";
import { Sheet } from "#app/ui/sheet.tsx";
import type { Grants } from "#worker/kernel/actor.ts";
import { GrantsMatrix } from "../roles/grants-matrix.tsx";
import type { Permission } from "../roles/permission-groups.ts";
import type { action } from "./save-key.ts";

type Props = {
  open: boolean;
  permissions: readonly Permission[];
  held: Grants;
  onClose: () => void;
  onCreated: (secret: string) => void;
};
type Preset = "read" | "full" | "custom";

const lives = ["30", "90", "365", "0"] as const;

/** A new key; it can do at most what its maker can. */
export function KeySheet({ open, permissions, held, onClose, onCreated }: Props) {
  const t = useT();
  const id = useId();
  const fetcher = useFetcher<typeof action>();
  const reading = Object.fromEntries(Object.entries(held).filter(([name]) => name.endsWith(":read")));
  const [preset, setPreset] = useState<Preset>("read");
  const [custom, setCustom] = useState<Grants>(reading);
  const grants = preset === "full" ? held : preset === "read" ? reading : custom;
  const refused = fetcher.data && "fields" in fetcher.data ? fetcher.data : undefined;
  const other =
    refused && (refused.message ?? Object.entries(refused.fields).find(([path]) => path.startsWith("grants"))?.[1]);
  useDone(fetcher.data, ({ secret }) => secret && onCreated(secret));
  return (
    <Sheet
      open={open}
      onClose={onClose}
      wide
      title={t("settings.apiKeys.new")}
      actions={
        <Button type="submit" form={id} variant="primary" loading={fetcher.state !== "idle"}>
          {t("settings.apiKeys.create")}
        </Button>
      }
    >
      <fetcher.Form id={id} method="post" className="grid gap-4">
        {other && <Banner tone="bad">{other}</Banner>}
        <input type="hidden" name="grants" value={JSON.stringify(grants)} />
        <Field
          label={t("settings.apiKeys.name")}
          help={t("settings.apiKeys.nameHelp")}
          required
          error={refused?.fields.name}
        >
          <Input name="name" required maxLength={80} autoComplete="off" autoFocus />
        </Field>
        <Field label={t("settings.apiKeys.life")} error={refused?.fields.expiresAt}>
          <Select
            name="days"
            defaultValue="90"
            options={lives.map((value) => ({ value, label: t(`settings.apiKeys.lives.${value}`) }))}
          />
        </Field>
        <Field label={t("settings.apiKeys.mayDo")} group help={t(`settings.apiKeys.presetHelp.${preset}`)}>
          <div>
            <SegmentedControl
              label={t("settings.apiKeys.mayDo")}
              value={preset}
              onChange={setPreset}
              segments={(["read", "full", "custom"] as const).map((value) => ({
                value,
                label: t(`settings.apiKeys.preset.${value}`),
              }))}
            />
          </div>
        </Field>
        {preset === "custom" && <GrantsMatrix permissions={permissions} grants={custom} onChange={setCustom} />}
      </fetcher.Form>
    </Sheet>
  );
}
