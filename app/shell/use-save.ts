import { useCallback } from "react";
import { useRevalidator } from "react-router";
import type { SaveResult } from "#app/ui/editable-state.ts";
import { useT } from "./i18n.tsx";

type Refused = { detail?: string; code?: string; errors?: { message: string }[] };

/**
 * Saves one field of a record through the API, with the version that was read. When somebody else changed the same field
 * meanwhile, theirs is shown beside the draft (in the editor's `shape`, where that is not the field's own); a change of
 * another field is in nobody's way and goes through.
 */
export function useSave<Row extends { id: string; version: number }>(resource: string, row: Row) {
  const t = useT();
  const { revalidate } = useRevalidator();
  return useCallback(
    async <Name extends keyof Row & string, Value = Row[Name]>(
      name: Name,
      value: unknown,
      shape: (theirs: Row) => Value = (theirs) => theirs[name] as unknown as Value,
    ): Promise<SaveResult<Value>> => {
      const address = `/api/v1/${resource}/${row.id}`;
      const change = { [name]: value };
      let refused = await patch(address, row.version, change, t.language);
      if (refused?.code === "changed_meanwhile") {
        const theirs = (await (await fetch(address)).json()) as Row;
        if (JSON.stringify(theirs[name]) !== JSON.stringify(row[name])) {
          await revalidate();
          return { conflict: shape(theirs) };
        }
        refused = await patch(address, theirs.version, change, t.language);
      }
      if (refused) return { error: refused.errors?.[0]?.message ?? refused.detail ?? t("ui.saveFailed") };
      await revalidate();
      return undefined;
    },
    [resource, row, t, revalidate],
  );
}

async function patch(address: string, version: number, change: object, language: string): Promise<Refused | undefined> {
  const headers = { "Content-Type": "application/json", "If-Match": `"${version}"`, "Accept-Language": language };
  const answer = await fetch(address, { method: "PATCH", headers, body: JSON.stringify(change) });
  return answer.ok ? undefined : ((await answer.json()) as Refused);
}
