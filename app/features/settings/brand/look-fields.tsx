import { useT } from "#app/shell/i18n.tsx";
import { PicturePicker } from "#app/shell/picture-picker.tsx";
import { Button } from "#app/ui/button.tsx";
import { Field } from "#app/ui/field.tsx";
import { Input } from "#app/ui/input.tsx";
import { SegmentedControl } from "#app/ui/segmented-control.tsx";
import { ICON_SIDE } from "#tenants/icon/options.ts";
import { FONTS, RADII } from "#tenants/settings/options.ts";
import type { Draft, Edit } from "./brand.tsx";
import { ColourInput } from "./colour-input.tsx";

type Props = { draft: Draft; edit: Edit; errors: Record<string, string> };

export function LookFields({ draft, edit, errors }: Props) {
  const t = useT();
  return (
    <>
      <Field label={t("settings.brand.name")} required error={errors.name}>
        <Input value={draft.name} maxLength={80} onChange={(event) => edit({ name: event.target.value })} />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("settings.brand.colour")} help={t("settings.brand.colourHelp")} error={errors.colour}>
          <ColourInput
            value={draft.colour}
            onChange={(colour) => edit({ colour })}
            label={t("settings.brand.colour")}
          />
        </Field>
        <Field label={t("settings.brand.secondColour")} optional error={errors.secondColour}>
          <ColourInput
            value={draft.secondColour ?? ""}
            onChange={(colour) => edit({ secondColour: colour || null })}
            label={t("settings.brand.secondColour")}
          />
        </Field>
      </div>
      <Field label={t("settings.brand.radius")} group>
        <div>
          <SegmentedControl
            label={t("settings.brand.radius")}
            value={draft.radius}
            onChange={(radius) => edit({ radius })}
            segments={RADII.map((value) => ({ value, label: t(`settings.brand.radii.${value}`) }))}
          />
        </div>
      </Field>
      <Field label={t("settings.brand.font")} group>
        <div>
          <SegmentedControl
            label={t("settings.brand.font")}
            value={draft.font}
            onChange={(font) => edit({ font })}
            segments={FONTS.map((value) => ({ value, label: t(`settings.brand.fonts.${value}`) }))}
          />
        </div>
      </Field>
      <Field
        label={t("settings.brand.icon")}
        group
        error={errors.iconFile}
        help={t(draft.hasIcon ? "settings.brand.iconOwn" : "settings.brand.iconLetter")}
      >
        <div className="flex flex-wrap items-center gap-2">
          {draft.hasIcon ? (
            <img src={draft.iconUrl} alt="" className="mr-1 size-11 rounded-lg" />
          ) : (
            <span
              aria-hidden="true"
              className="mr-1 grid size-11 place-items-center rounded-lg font-bold text-white text-xl"
              style={{ background: draft.colour }}
            >
              {draft.name.trim().charAt(0).toLocaleUpperCase("tr")}
            </span>
          )}
          <PicturePicker
            label={t("settings.brand.chooseIcon")}
            title={t("settings.brand.icon")}
            shape="tile"
            type="image/png"
            most={ICON_SIDE}
            least={ICON_SIDE}
            onStored={async (id) => void edit({ hasIcon: true, iconFile: id, iconUrl: `/files/${id}` })}
          />
          {draft.hasIcon && (
            <Button size="small" variant="ghost" onClick={() => edit({ hasIcon: false, iconFile: null })}>
              {t("settings.brand.useLetter")}
            </Button>
          )}
        </div>
      </Field>
    </>
  );
}
