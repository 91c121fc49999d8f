import { useRevalidator } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { useApi } from "#app/shell/use-api.ts";
import { useReorder } from "#app/ui/use-reorder.ts";
import { FieldRow, fieldGrid } from "./field-row.tsx";
import type { Field } from "./fields.tsx";

type Props = {
  object: string;
  fields: readonly Field[];
  readOnly: boolean;
  onEdit: (field: Field) => void;
  onChangeKind: (field: Field) => void;
  onArchive: (field: Field) => void;
};

/** Fields in their order, which is changed by dragging or with the keyboard. */
export function FieldList({ object, fields, readOnly, onEdit, onChangeKind, onArchive }: Props) {
  const t = useT();
  const api = useApi();
  const { revalidate } = useRevalidator();
  const named = fields.map((field) => ({ ...field, name: field.label }));
  const { ordered, list, said, rowOf } = useReorder(named, async (ids) => {
    const { refused } = await api("PUT /fields/order", { body: { object, ids } });
    await revalidate();
    return !refused;
  });
  return (
    <div className="rounded-xl border border-line bg-panel shadow-sm">
      <div
        aria-hidden="true"
        className={`${fieldGrid} min-h-8 items-center border-line border-b text-sm text-text-3 max-sm:hidden`}
      >
        <span className={readOnly ? "" : "pl-9"}>{t("shape.fields.field")}</span>
        <span>{t("shape.fields.kindOf")}</span>
        <span>{t("shape.fields.rules")}</span>
      </div>
      <ol ref={list} className="divide-y divide-line">
        {ordered.map((field) => (
          <FieldRow
            key={field.id}
            field={field}
            readOnly={readOnly}
            onEdit={() => onEdit(field)}
            onChangeKind={() => onChangeKind(field)}
            onArchive={() => onArchive(field)}
            {...rowOf(field)}
          />
        ))}
      </ol>
      <p role="status" aria-live="assertive" className="sr-only">
        {said}
      </p>
    </div>
  );
}
