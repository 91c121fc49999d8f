import { Archive, CircleCheck, FolderKanban, Pencil, Trophy, XCircle } from "lucide-react";
import ArchiveRestore from "lucide-react/icons/archive-restore";
import Briefcase from "lucide-react/icons/briefcase";
import MessageSquare from "lucide-react/icons/message-square";
import NotebookPen from "lucide-react/icons/notebook-pen";
import UserPlus from "lucide-react/icons/user-plus";
import type { ReactNode } from "react";
import { Say, useFormat, useT } from "#app/shell/i18n.tsx";
import type { Icon } from "#app/ui/icon.ts";
import type { OutputOf } from "#worker/kernel/context.ts";
import type { customerTimeline } from "#worker/modules/customers/index.ts";

/** One line of a timeline, as the API tells it. */
export type RecordEvent = OutputOf<typeof customerTimeline>["data"][number];

const icons: Record<string, Icon> = {
  "customers.created": UserPlus,
  "customers.archived": Archive,
  "customers.restored": ArchiveRestore,
  "notes.added": NotebookPen,
  "deals.won": Trophy,
  "deals.lost": XCircle,
};
const iconsOfSubject: Record<string, Icon> = { deals: Briefcase, projects: FolderKanban, tasks: CircleCheck };

export function eventIcon({ name, subject }: RecordEvent): Icon {
  return (name.startsWith("comments") ? MessageSquare : icons[name]) ?? iconsOfSubject[subject] ?? Pencil;
}

/** "Ayşe Kaya, Landing + SEO paketi fırsatını Teklif aşamasına taşıdı." */
export function EventSentence({ entry }: { entry: RecordEvent }): ReactNode {
  const t = useT();
  const format = useFormat();
  const { payload, names } = entry;
  const who = entry.actor.name ?? t(entry.actor.kind === "system" ? "history.system" : "history.somebody");
  const fields = Array.isArray(payload.fields)
    ? format.list(
        (payload.fields as string[]).map((field) =>
          (
            entry.names[field] ??
            t.find(`customers.field.${field}`) ??
            t.find(`${entry.subject}.field.${field}`) ??
            String(field)
          ).toLocaleLowerCase(format.locale),
        ),
      )
    : "";
  const amount =
    typeof payload.amountMinor === "number" ? format.money(payload.amountMinor, String(payload.currency)) : "";
  const key = `history.${entry.name}`;
  if (!t.find(key)) return t("history.other", { who });
  return (
    <Say
      message={key as "history.other"}
      parts={{
        who: <b>{who}</b>,
        subject: <b>{entry.subjectName ?? t("history.gone")}</b>,
        stage: <b>{names.to ?? ""}</b>,
        assignee: <b>{names.ownerId ?? ""}</b>,
      }}
      values={{
        rule: String(payload.rule ?? ""),
        fields,
        amount,
        reason: names.reasonId ?? "",
        merged: format.list(mergedIn(payload)),
      }}
    />
  );
}

/** What the records were called that became part of this one. */
function mergedIn({ merged }: RecordEvent["payload"]): string[] {
  return Array.isArray(merged) ? merged.map(({ name }: { name: string }) => name) : [];
}
