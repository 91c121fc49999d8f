import { useT } from "#app/shell/i18n.tsx";
import { Checkbox } from "#app/ui/checkbox.tsx";
import { Field } from "#app/ui/field.tsx";
import type { Part } from "./field-form.tsx";
import type { Around } from "./fields.tsx";

/** Roles that never see the field, and all API keys. */
export function HiddenFrom({ draft, edit, errors, roles }: Part & Pick<Around, "roles">) {
  const t = useT();
  const { hiddenFrom } = draft;
  const choices = [
    ...roles.map(({ id, key, name }) => ({ id, name: t.find(`identity.role.${key}`) ?? name })),
    { id: "api_keys", name: t("shape.fields.apiKeys") },
  ];
  const error = Object.entries(errors).find(([path]) => path.startsWith("hiddenFrom"))?.[1];
  return (
    <Field label={t("shape.fields.hiddenFrom")} group help={t("shape.fields.hiddenFromHelp")} error={error}>
      <div className="grid gap-x-4 gap-y-1 sm:grid-cols-2">
        {choices.map(({ id, name }) => (
          <Checkbox
            key={id}
            label={name}
            checked={hiddenFrom.includes(id)}
            onChange={({ target }) =>
              edit({ hiddenFrom: target.checked ? [...hiddenFrom, id] : hiddenFrom.filter((one) => one !== id) })
            }
          />
        ))}
      </div>
    </Field>
  );
}
