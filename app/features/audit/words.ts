import { useMemo } from "react";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import type { Entry } from "./list.tsx";

/** What the log's tables, fields and actors are called. */
export function useAuditWords() {
  const t = useT();
  const format = useFormat();
  return useMemo(() => {
    const field = (table: string, column: string) => {
      const name = column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
      return t.find(`${table}.field.${name}`) ?? t.find(`audit.column.${name}`) ?? name;
    };
    return {
      field,
      table: (table: string) => t.find(`audit.table.${table}`) ?? table,
      actor: (entry: Entry) => entry.actorName ?? t.find(`audit.actor.${entry.actorKind}`) ?? entry.actorKind,
      changes: (entry: Entry) => {
        const names = Object.keys(entry.after ?? entry.before ?? {}).map((column) => field(entry.table, column));
        return entry.action === "update" ? format.list(names) : "";
      },
    };
  }, [t, format]);
}
