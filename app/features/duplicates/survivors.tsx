import { useFormat, useT } from "#app/shell/i18n.tsx";
import { Field } from "#app/ui/field.tsx";
import { RadioGroup } from "#app/ui/radio-group.tsx";
import type { Comparison } from "./compare.tsx";

type Props = { records: Comparison["records"]; value: string; onChange: (id: string) => void };

/** Which of the records stays; the others become part of it. */
export function Survivors({ records, value, onChange }: Props) {
  const t = useT();
  const format = useFormat();
  const told = (detail: string) => (detail.startsWith("+") ? format.phone(detail) : detail);
  return (
    <Field label={t("duplicates.staying")} group>
      <RadioGroup
        boxed
        value={value}
        onChange={onChange}
        choices={records.map(({ id, name, createdAt, details, ownerName }) => ({
          value: id,
          label: (
            <>
              <span className="font-medium">{name}</span>{" "}
              <span className="text-sm text-text-3">{t(id === value ? "duplicates.stays" : "duplicates.becomes")}</span>
            </>
          ),
          help: [t("duplicates.created", { date: format.date(createdAt) }), ownerName, ...details.slice(0, 2).map(told)]
            .filter(Boolean)
            .join(" · "),
        }))}
      />
    </Field>
  );
}
