import { useState } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { Field } from "#app/ui/field.tsx";
import { MultiCombobox } from "#app/ui/multi-combobox.tsx";
import type { SearchOption } from "#app/ui/use-search.ts";
import { findTags } from "./find-linked.ts";

/** Tags by name; new ones are made on the way. */
export function TagField() {
  const t = useT();
  const [tags, setTags] = useState<SearchOption[]>([]);
  return (
    <Field label={t("customers.field.tags")} optional group>
      <MultiCombobox
        name="tags"
        options={findTagNames}
        value={tags}
        onChange={setTags}
        onCreate={(text) => ({ value: text, label: text })}
      />
    </Field>
  );
}

export async function findTagNames(q: string, signal: AbortSignal): Promise<SearchOption[]> {
  return (await findTags(q, signal)).map(({ label }) => ({ value: label, label }));
}
