import { useMemo } from "react";
import { useLoaderData } from "react-router";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import type { Entry, loader } from "./list.tsx";

/** Tables whose fields are called the same on every page: what others say is not there in the browser. */
const EVERYWHERE = new Set(["customers", "deals", "projects", "tasks"]);

/** What the second record of a link is. */
const PARTS: Record<string, string> = { customer_tags: "tags", team_members: "teams" };

/** What the log's tables, fields and actors are called. */
export function useAuditWords() {
  const { own } = useLoaderData<typeof loader>();
  const t = useT();
  const format = useFormat();
  return useMemo(() => {
    const field = (table: string, column: string) => {
      const name = column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
      const said = EVERYWHERE.has(table) ? t.find(`${table}.field.${name}`) : undefined;
      return own[column] ?? said ?? t.find(`audit.column.${name}`) ?? name;
    };
    return {
      field,
      table: (table: string) => t.find(`audit.table.${table}`) ?? table,
      /** What the record is called; of a link between two also the second: "Ayşe Öz · Tag: SEO". */
      record: ({ table, rowName, partName }: Entry) => {
        const part = partName && `${t.find(`audit.table.${PARTS[table]}`) ?? table}: ${partName}`;
        return [rowName, part].filter(Boolean).join(" · ");
      },
      actor: (entry: Entry) => entry.actorName ?? t.find(`audit.actor.${entry.actorKind}`) ?? entry.actorKind,
      changes: (entry: Entry) => {
        const names = Object.keys(entry.after ?? entry.before ?? {}).map((column) => field(entry.table, column));
        return entry.action === "update" ? format.list(names) : "";
      },
    };
  }, [t, format, own]);
}
