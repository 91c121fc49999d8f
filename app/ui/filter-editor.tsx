import { type FormEvent, useState } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { Button } from "./button.tsx";
import { Field } from "./field.tsx";
import { FilterValue } from "./filter-value.tsx";
import { type Filter, type FilterField, needsNoValue, type Operator, operatorsOf, operatorWord } from "./filters.ts";
import { Select } from "./select.tsx";

type Props = {
  fields: readonly FilterField[];
  filter?: Filter;
  nameOf?: (field: string, value: string) => string | undefined;
  onSave: (filter: Filter) => void;
};

/** Field, condition, value. Loaded when a filter is first touched. */
export function FilterEditor({ fields, filter, nameOf, onSave }: Props) {
  const t = useT();
  const [draft, setDraft] = useState<Filter | undefined>(filter ?? fresh(fields[0]));
  const field = fields.find((candidate) => candidate.id === draft?.field);
  if (!draft || !field) return null;
  const complete = needsNoValue(draft.operator) || draft.values.length > 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (complete) onSave(draft);
  };
  return (
    <form onSubmit={submit} className="grid w-64 max-w-full gap-3">
      <Field label={t("ui.filter.field")}>
        <Select
          options={fields.map(({ id, label }) => ({ value: id, label }))}
          value={draft.field}
          onChange={(event) => setDraft(fresh(fields.find(({ id }) => id === event.target.value)))}
        />
      </Field>
      {operatorsOf(field).length > 1 && (
        <Field label={t("ui.filter.operator")}>
          <Select
            options={[...new Set([...operatorsOf(field), draft.operator])].map((operator) => ({
              value: operator,
              label: t(`ui.filter.op.${operatorWord(field, operator)}`),
            }))}
            value={draft.operator}
            onChange={(event) => setDraft({ ...draft, operator: event.target.value as Operator })}
          />
        </Field>
      )}
      {!needsNoValue(draft.operator) && (
        <FilterValue
          field={field}
          operator={draft.operator}
          values={draft.values}
          nameOf={nameOf}
          onChange={(values) => setDraft({ ...draft, values })}
        />
      )}
      <Button type="submit" variant="primary" disabled={!complete} className="justify-self-end">
        {t("ui.apply")}
      </Button>
    </form>
  );
}

function fresh(field: FilterField | undefined): Filter | undefined {
  const operator = field && operatorsOf(field)[0];
  return operator && { field: field.id, operator, values: field.type === "boolean" ? ["true"] : [] };
}
