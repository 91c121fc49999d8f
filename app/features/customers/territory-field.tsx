import { useRevalidator } from "react-router";
import { findRecords } from "#app/shell/find-options.ts";
import { useT } from "#app/shell/i18n.tsx";
import { useApi } from "#app/shell/use-api.ts";
import { EditableField } from "#app/ui/editable-field.tsx";
import { pickEditor } from "#app/ui/editors.tsx";
import type { SearchOption } from "#app/ui/use-search.ts";
import type { Customer } from "./columns.tsx";

/** Where the customer belongs. What is picked by hand stays; emptied, the rules decide again. */
export function TerritoryField({ customer, readOnly }: { customer: Customer; readOnly: boolean }) {
  const t = useT();
  const api = useApi();
  const { revalidate } = useRevalidator();
  const { id, version, territoryId, territoryName, territoryPinned } = customer;
  const save = async (option: SearchOption | null) => {
    const body = { territoryId: option?.value ?? null };
    const { refused } = await api(`PUT /customers/${id}/territory`, { body, version, quiet: true });
    if (refused) return { error: refused.errors[0]?.message ?? refused.detail };
    await revalidate();
    return undefined;
  };
  return (
    <EditableField<SearchOption | null>
      label={t("customers.field.territoryId")}
      value={territoryId && territoryName ? { value: territoryId, label: territoryName } : null}
      readOnly={readOnly}
      editor={pickEditor(findRecords("territories"))}
      show={(option) => option?.label}
      onSave={save}
    >
      {territoryName && (
        <span className="grid min-w-0">
          <span className="truncate">{territoryName}</span>
          {territoryPinned && <span className="text-sm text-text-3">{t("customers.territoryPinned")}</span>}
        </span>
      )}
    </EditableField>
  );
}
