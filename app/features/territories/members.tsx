import { X } from "lucide-react";
import { findUsers } from "#app/shell/find-options.ts";
import { useT } from "#app/shell/i18n.tsx";
import { Combobox } from "#app/ui/combobox.tsx";
import { DateInput } from "#app/ui/date-input.tsx";
import { Field } from "#app/ui/field.tsx";
import { IconButton } from "#app/ui/icon-button.tsx";
import { Select } from "#app/ui/select.tsx";
import { MEMBER_ROLES } from "#worker/modules/territories/options.ts";
import type { Territory } from "./territories.tsx";

type Member = Territory["members"][number];

/** Whose territory it is, and from when to when. */
export function Members({ members, onChange }: { members: readonly Member[]; onChange: (members: Member[]) => void }) {
  const t = useT();
  const put = (userId: string, part: Partial<Member>) =>
    onChange(members.map((one) => (one.userId === userId ? { ...one, ...part } : one)));
  return (
    <Field label={t("territories.members")} optional group help={t("territories.membersHelp")}>
      <div className="grid gap-2">
        {members.map(({ userId, name, role, fromDay, untilDay }) => (
          <div key={userId} className="grid gap-1.5 rounded-lg border border-line p-2">
            <div className="flex items-center gap-2">
              <span className="min-w-0 flex-1 truncate font-medium">{name}</span>
              <div className="w-32 shrink-0">
                <Select
                  aria-label={t("territories.roleOf", { name })}
                  value={role}
                  options={MEMBER_ROLES.map((value) => ({ value, label: t(`territories.role.${value}`) }))}
                  onChange={(event) => put(userId, { role: event.target.value as Member["role"] })}
                />
              </div>
              <IconButton
                icon={X}
                aria-label={t("territories.removeMember", { name })}
                onClick={() => onChange(members.filter((one) => one.userId !== userId))}
              />
            </div>
            <div className="flex items-center gap-2 text-text-3">
              <DateInput
                aria-label={t("territories.fromDay", { name })}
                placeholder={t("territories.start")}
                value={fromDay}
                onChange={(day) => put(userId, { fromDay: day })}
              />
              –
              <DateInput
                aria-label={t("territories.untilDay", { name })}
                placeholder={t("territories.end")}
                value={untilDay}
                onChange={(day) => put(userId, { untilDay: day })}
              />
            </div>
          </div>
        ))}
        <Combobox
          key={members.length}
          aria-label={t("territories.addMember")}
          placeholder={t("territories.addMember")}
          options={findUsers}
          value={null}
          onChange={(option) =>
            option &&
            !members.some(({ userId }) => userId === option.value) &&
            onChange([
              ...members,
              { userId: option.value, name: option.label, role: "member", fromDay: null, untilDay: null },
            ])
          }
        />
      </div>
    </Field>
  );
}
