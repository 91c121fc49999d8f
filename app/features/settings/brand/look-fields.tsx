import { useT } from "#app/shell/i18n.tsx";
import { Button } from "#app/ui/button.tsx";
import { Field } from "#app/ui/field.tsx";
import { Input } from "#app/ui/input.tsx";
import { SegmentedControl } from "#app/ui/segmented-control.tsx";
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
        help={t(draft.hasIcon ? "settings.brand.iconOwn" : "settings.brand.iconLetter")}
      >
        <div className="flex items-center gap-3">
          {draft.hasIcon ? (
            <>
              <img src="/icon.svg" alt="" className="size-9 rounded-md" />
              <Button size="small" onClick={() => edit({ hasIcon: false })}>
                {t("settings.brand.useLetter")}
              </Button>
            </>
          ) : (
            <span
              aria-hidden="true"
              className="grid size-9 place-items-center rounded-md font-bold text-md text-white"
              style={{ background: draft.colour }}
            >
              {draft.name.trim().charAt(0).toLocaleUpperCase("tr")}
            </span>
          )}
        </div>
      </Field>
    </>
  );
}
