import { ChevronRight, Trash2 } from "lucide-react";
import ArchiveRestore from "lucide-react/icons/archive-restore";

import { useState } from "react";
import { useRevalidator } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { useApi } from "#app/shell/use-api.ts";
import { Button } from "#app/ui/button.tsx";
import { lazyDialog } from "#app/ui/dialog.tsx";
import { IconButton } from "#app/ui/icon-button.tsx";
import { toast } from "#app/ui/toast.ts";
import { customName } from "#worker/kernel/custom/field.ts";
import { KindWord } from "./field-row.tsx";
import type { Field } from "./fields.tsx";

const RemoveDialog = lazyDialog(async () => (await import("./remove-dialog.tsx")).RemoveDialog);

/** Fields out of use, and the way back. */
export function ArchivedFields({ fields, readOnly }: { fields: readonly Field[]; readOnly: boolean }) {
  const t = useT();
  const api = useApi();
  const { revalidate } = useRevalidator();
  const [removing, setRemoving] = useState<Field>();
  const restore = async ({ id, label }: Field) => {
    const { refused } = await api(`POST /fields/${id}/restore`);
    if (!refused) toast({ title: t("shape.fields.restored", { name: label }), tone: "good" });
    await revalidate();
  };
  return (
    <details className="group">
      <summary className="flex min-h-8 w-fit cursor-pointer list-none items-center gap-1.5 rounded-md pr-2 font-medium text-text-2 hover:text-text touch:min-h-11 [&::-webkit-details-marker]:hidden">
        <ChevronRight size={15} aria-hidden="true" className="transition-transform group-open:rotate-90" />
        {t("shape.fields.archivedFields", { count: fields.length })}
      </summary>
      <ul className="mt-1.5 divide-y divide-line rounded-xl border border-line bg-panel">
        {fields.map((field) => (
          <li key={field.id} className="flex min-h-12 items-center gap-4 px-3.5 py-1.5">
            <span className="min-w-0 flex-1">
              <span className="block truncate text-text-2" title={field.label}>
                {field.label}
              </span>
              <code className="block truncate text-text-3 text-xs">{customName(field.key)}</code>
            </span>
            <KindWord kind={field.kind} settings={field.settings} className="w-38 max-sm:hidden" />
            {field.removing && <span className="text-sm text-text-3">{t("shape.fields.removing")}</span>}
            {!readOnly && !field.removing && (
              <Button
                size="small"
                icon={ArchiveRestore}
                aria-label={t("shape.fields.restoreNamed", { name: field.label })}
                onClick={() => void restore(field)}
              >
                {t("shape.fields.restore")}
              </Button>
            )}
            {!readOnly && !field.removing && (
              <IconButton
                icon={Trash2}
                aria-label={t("shape.fields.removeNamed", { name: field.label })}
                onClick={() => setRemoving(field)}
              />
            )}
          </li>
        ))}
      </ul>
      {removing && <RemoveDialog open field={removing} onClose={() => setRemoving(undefined)} />}
    </details>
  );
}
