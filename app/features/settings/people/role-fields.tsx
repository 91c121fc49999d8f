import { useState } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { Field } from "#app/ui/field.tsx";
import { MultiCombobox } from "#app/ui/multi-combobox.tsx";
import { Select } from "#app/ui/select.tsx";
import type { RoleChoice, TeamChoice } from "./columns.tsx";

type Props = {
  roles: readonly RoleChoice[];
  teams: readonly TeamChoice[];
  roleId?: string | undefined;
  teamIds?: readonly string[];
  errors: Record<string, string>;
  /** Why the role cannot be changed, said under it. */
  fixedRole?: string | undefined;
};

/** What a person may do, and with whom. */
export function RoleFields({ roles, teams, roleId, teamIds = [], errors, fixedRole }: Props) {
  const t = useT();
  const options = teams.map(({ id, name }) => ({ value: id, label: name }));
  const [chosen, setChosen] = useState(() => options.filter(({ value }) => teamIds.includes(value)));
  return (
    <>
      <Field label={t("settings.people.role")} help={fixedRole} error={errors.roleId} required>
        <Select
          name={fixedRole ? undefined : "roleId"}
          defaultValue={roleId}
          disabled={Boolean(fixedRole)}
          options={roles.map(({ id, key, name }) => ({ value: id, label: t.find(`identity.role.${key}`) ?? name }))}
        />
        {fixedRole && <input type="hidden" name="roleId" value={roleId} />}
      </Field>
      {options.length > 0 && (
        <Field label={t("settings.section.teams")} optional group error={errors.teamIds}>
          <MultiCombobox
            aria-label={t("settings.section.teams")}
            name="teamIds"
            options={options}
            value={chosen}
            onChange={setChosen}
          />
        </Field>
      )}
    </>
  );
}
