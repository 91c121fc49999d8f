import { useFormat, useT } from "#app/shell/i18n.tsx";
import { DescriptionList } from "#app/ui/description-list.tsx";
import { Sheet } from "#app/ui/sheet.tsx";
import type { Entry } from "./list.tsx";
import { useAuditWords } from "./words.ts";

type Props = { open: boolean; entry: Entry | undefined; onClose: () => void };

/** One change: who, when, from where, what, before and after. */
export function EntrySheet({ open, entry, onClose }: Props) {
  const t = useT();
  const format = useFormat();
  const words = useAuditWords();
  const item = (id: string, value: string | null) => ({
    id,
    term: t.find(`audit.field.${id}`) ?? id,
    value: <span className="min-w-0 break-words">{value ?? "—"}</span>,
  });
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={entry ? `${words.table(entry.table)} · ${t(`audit.action.${entry.action}`)}` : ""}
    >
      {entry && (
        <>
          <DescriptionList
            items={[
              item("at", format.dateTime(entry.at)),
              item("actorName", words.actor(entry)),
              item("rowName", words.record(entry) || entry.rowId),
              item("operation", entry.operation),
              item("ip", entry.ip),
              item("requestId", entry.requestId),
            ]}
          />
          <Changes entry={entry} />
        </>
      )}
    </Sheet>
  );
}

function Changes({ entry }: { entry: Entry }) {
  const t = useT();
  const words = useAuditWords();
  const columns = [...new Set([...Object.keys(entry.before ?? {}), ...Object.keys(entry.after ?? {})])];
  return (
    <table className="mt-5 w-full table-fixed border-collapse text-left text-sm">
      <thead>
        <tr className="text-text-3">
          <th className="w-[28%] border-line border-b py-1.5 pr-2 font-medium">{t("audit.field.column")}</th>
          <th className="border-line border-b py-1.5 pr-2 font-medium">{t("audit.field.before")}</th>
          <th className="border-line border-b py-1.5 font-medium">{t("audit.field.after")}</th>
        </tr>
      </thead>
      <tbody>
        {columns.map((column) => (
          <tr key={column} className="align-top">
            <th className="border-line border-b py-1.5 pr-2 font-medium text-text-2">
              {words.field(entry.table, column)}
            </th>
            <td className="break-words border-line border-b py-1.5 pr-2 text-text-2">
              {shown(entry.before?.[column])}
            </td>
            <td className="break-words border-line border-b py-1.5">{shown(entry.after?.[column])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return "—";
  return typeof value === "string" ? value : JSON.stringify(value);
}
