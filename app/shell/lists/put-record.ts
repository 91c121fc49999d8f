import { useRevalidator } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { useApi } from "#app/shell/use-api.ts";
import { toast } from "#app/ui/toast.ts";
import { customName, isCustom } from "#worker/kernel/custom/field.ts";
import type { Card } from "./board-state.ts";
import { pathOf } from "./finders.ts";

type Put<Row> = {
  row: Row;
  field: string;
  value: string | null;
  name: string;
  /** What is said when it is done. */
  said?: string;
  /** What `undo` does. */
  back?: (row: Row) => void;
};

/** Sets a field of a record where nobody changed it meanwhile. Answers the record as it is since; what is refused has been said. */
export function usePutRecord<Row extends Card>(resource: string) {
  const t = useT();
  const api = useApi();
  const { revalidate } = useRevalidator();
  return async ({ row, field, value, name, said, back }: Put<Row>): Promise<Row | undefined> => {
    const body = isCustom(field) ? { custom: { [field.slice(customName("").length)]: value } } : { [field]: value };
    const route = `PATCH /${pathOf(resource)}/${row.id}`;
    const { output, refused } = await api<Row>(route, { body, version: row.version, quiet: true });
    if (refused) {
      const text = refused.errors[0]?.message ?? refused.detail;
      toast({ title: t("lists.board.failed", { name }), text, tone: "bad" });
    }
    const next = output && { ...row, ...output };
    if (next && said) toast({ title: said, ...(back ? { undo: () => back(next) } : {}) });
    void revalidate();
    return next;
  };
}
