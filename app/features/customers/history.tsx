import { Archive, ArchiveRestore, Briefcase, CircleCheck, FolderKanban, NotebookPen, Pencil, Trophy, UserPlus, XCircle } from "lucide-react";
import type { ReactNode } from "react";
import { Say, useFormat, useT } from "#app/shell/i18n.tsx";
import { useMe } from "#app/shell/use-me.ts";
import type { ListPart } from "#app/shell/use-pages.ts";
import { usePages } from "#app/shell/use-pages.ts";
import type { Icon } from "#app/ui/icon.ts";
import { Pager } from "#app/ui/pager.tsx";
import { Timeline } from "#app/ui/timeline.tsx";
import type { OutputOf } from "#worker/kernel/operation.ts";
import type { customerTimeline } from "#worker/modules/customers/index.ts";
import { Note } from "./note.tsx";

type Entry = OutputOf<typeof customerTimeline>["data"][number];

const icons: Record<string, Icon> = {
  "customers.created": UserPlus,
  "customers.archived": Archive,
  "customers.restored": ArchiveRestore,
  "notes.added": NotebookPen,
  "deals.won": Trophy,
  "deals.lost": XCircle,
};
const iconsOfSubject: Record<string, Icon> = { deals: Briefcase, projects: FolderKanban, tasks: CircleCheck };

/** What happened around a customer, in words. */
export function History({ part, customerId }: { part: ListPart<Entry>; customerId: string }) {
  const t = useT();
  const { me, may } = useMe();
  const pages = usePages<Entry, { timeline: ListPart<Entry> }>(part, selectTimeline);
  if (pages.rows.length === 0) return <p className="py-6 text-text-3">{t("customers.noTimeline")}</p>;
  return (
    <>
      <Timeline
        label={t("customers.timeline")}
        entries={pages.rows.map((entry) => ({
          id: entry.id,
          icon: icons[entry.name] ?? iconsOfSubject[entry.subject] ?? Pencil,
          at: entry.at,
          title: <Sentence entry={entry} />,
          ...(entry.name === "notes.added" && entry.body
            ? { below: <Note customerId={customerId} noteId={String(entry.payload.noteId)} body={entry.body} mayChange={may("customers:write") && entry.actor.id === me.id} /> }
            : {}),
        }))}
      />
      {pages.hasMore && <Pager shown={pages.rows.length} hasMore={pages.hasMore} loading={pages.loading} onMore={pages.loadMore} infinite />}
    </>
  );
}

/** "Ayşe Kaya, Landing + SEO paketi fırsatını Teklif aşamasına taşıdı." */
function Sentence({ entry }: { entry: Entry }): ReactNode {
  const t = useT();
  const format = useFormat();
  const { payload, names } = entry;
  const who = entry.actor.name ?? t(entry.actor.kind === "system" ? "customers.event.system" : "customers.event.somebody");
  const fields = Array.isArray(payload.fields) ? format.list(payload.fields.map((field) => (t.find(`customers.field.${field}`) ?? t.find(`${entry.subject}.field.${field}`) ?? String(field)).toLocaleLowerCase(format.locale))) : "";
  const amount = typeof payload.amountMinor === "number" ? format.money(payload.amountMinor, String(payload.currency)) : "";
  const key = `customers.event.${entry.name}`;
  if (!t.find(key)) return t("customers.event.other", { who });
  return (
    <Say
      message={key as "customers.event.other"}
      parts={{ who: <b>{who}</b>, subject: <b>{entry.subjectName ?? t("customers.event.gone")}</b>, stage: <b>{names.to ?? ""}</b> }}
      values={{ fields, amount, reason: names.reasonId ?? "" }}
    />
  );
}

function selectTimeline(answer: { timeline: ListPart<Entry> }) {
  return answer.timeline;
}
