import { useT } from "#app/shell/i18n.tsx";
import { Field } from "#app/ui/field.tsx";
import { Select } from "#app/ui/select.tsx";
import type { Scope } from "./scopes.ts";
import type { Related } from "./tree.ts";

type Props = { part: Related; scope: Scope; onChange: (part: Related) => void };

/** Which records hang together with these, and whether there is one or none. */
export function RelatedHead({ part, scope, onChange }: Props) {
  const t = useT();
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-2">
      <Field label={t("lists.filter.relation")} hideLabel className="min-w-44 flex-1">
        <Select
          options={scope.relations.map(({ name, label }) => ({ value: name, label }))}
          value={part.relation}
          onChange={({ target }) => onChange({ ...part, relation: target.value, parts: [] })}
        />
      </Field>
      <Field label={t("lists.filter.whether")} hideLabel className="w-36 max-sm:w-full">
        <Select
          options={[
            { value: "there", label: t("lists.filter.there") },
            { value: "none", label: t("lists.filter.notThere") },
          ]}
          value={part.none ? "none" : "there"}
          onChange={({ target }) => onChange({ ...part, none: target.value === "none" })}
        />
      </Field>
    </div>
  );
}
