import { Plus, Trash2 } from "lucide-react";
import { useT } from "#app/shell/i18n.tsx";
import { Button } from "#app/ui/button.tsx";
import { Field } from "#app/ui/field.tsx";
import { IconButton } from "#app/ui/icon-button.tsx";
import { Input } from "#app/ui/input.tsx";
import { LEGAL_LINKS } from "#tenants/settings/options.ts";
import type { Draft, Edit } from "./brand.tsx";

/** Where people ask for help, and the texts the law asks for. */
export function ContactFields({ draft, edit, errors }: { draft: Draft; edit: Edit; errors: Record<string, string> }) {
  const t = useT();
  const { legal } = draft;
  const change = (at: number, part: Partial<(typeof legal)[number]>) =>
    edit({ legal: legal.map((link, i) => (i === at ? { ...link, ...part } : link)) });
  return (
    <>
      <Field label={t("settings.brand.supportEmail")} optional error={errors.supportEmail}>
        <Input
          type="email"
          value={draft.supportEmail ?? ""}
          maxLength={254}
          onChange={(event) => edit({ supportEmail: event.target.value || null })}
        />
      </Field>
      <Field label={t("settings.brand.legal")} optional group help={t("settings.brand.legalHelp")}>
        <ul className="grid gap-2">
          {legal.map((link, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other identity, and none keeps state of its own
            <li key={at} className="grid grid-cols-[minmax(0,1fr)_minmax(0,1.6fr)_auto] items-start gap-2">
              <Field label={t("settings.brand.legalLabel")} hideLabel error={errors[`legal.${at}.label`]}>
                <Input
                  value={link.label}
                  placeholder={t("settings.brand.legalLabel")}
                  maxLength={60}
                  onChange={(event) => change(at, { label: event.target.value })}
                />
              </Field>
              <Field label={t("settings.brand.legalUrl")} hideLabel error={errors[`legal.${at}.url`]}>
                <Input
                  type="url"
                  value={link.url}
                  placeholder="https://"
                  maxLength={500}
                  onChange={(event) => change(at, { url: event.target.value })}
                />
              </Field>
              <IconButton
                icon={Trash2}
                aria-label={t("ui.deleteItem", { item: link.label })}
                onClick={() => edit({ legal: legal.filter((_, i) => i !== at) })}
              />
            </li>
          ))}
        </ul>
        {legal.length < LEGAL_LINKS && (
          <Button
            size="small"
            icon={Plus}
            className="justify-self-start self-start"
            onClick={() => edit({ legal: [...legal, { label: "", url: "" }] })}
          >
            {t("settings.brand.addLegal")}
          </Button>
        )}
      </Field>
    </>
  );
}
