import { useCallback } from "react";
import { useRevalidator } from "react-router";
import type { SaveResult } from "#app/ui/editable-state.ts";
import { useT } from "./i18n.tsx";

type Custom = { custom: Record<string, unknown> };
type Refused = { detail?: string; code?: string; errors?: { message: string }[] };

/**
 * Saves one field of a record through the API, with the version that was read. When somebody else changed the same field
 * meanwhile, theirs is shown beside the draft (in the editor's `shape`, where that is not the field's own); a change of
 * another field is in nobody's way and goes through. One of the agency's own fields is named `custom.<key>`.
 */
export function useSave<Row extends { id: string; version: number }>(resource: string, row: Row) {
  const t = useT();
  const { revalidate } = useRevalidator();
  return useCallback(
    async <Name extends string, Value = Name extends keyof Row ? Row[Name] : unknown>(
      name: Name,
      value: unknown,
      shape: (theirs: Row) => Value = (theirs) => at(theirs, name) as Value,
    ): Promise<SaveResult<Value>> => {
      const address = `/api/v1/${resource}/${row.id}`;
      const [, key] = name.split("custom.");
      const change = key === undefined ? { [name]: value } : { custom: { [key]: value } };
      let refused = await patch(address, row.version, change, t.language);
      if (refused?.code === "changed_meanwhile") {
        const theirs = (await (await fetch(address)).json()) as Row;
        if (JSON.stringify(at(theirs, name)) !== JSON.stringify(at(row, name))) {
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

function at(row: object, name: string): unknown {
  const [, key] = name.split("custom.");
  return key === undefined ? (row as Record<string, unknown>)[name] : (row as Custom).custom[key];
}

async function patch(address: string, version: number, change: object, language: string): Promise<Refused | undefined> {
  const headers = { "Content-Type": "application/json", "If-Match": `"${version}"`, "Accept-Language": language };
  const answer = await fetch(address, { method: "PATCH", headers, body: JSON.stringify(change) });
  return answer.ok ? undefined : ((await answer.json()) as Refused);
}
