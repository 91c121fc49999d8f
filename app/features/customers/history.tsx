import { EventSentence, eventIcon, type RecordEvent } from "#app/shell/history/record-event.tsx";
import { useT } from "#app/shell/i18n.tsx";
import { useMe } from "#app/shell/use-me.ts";
import type { ListPart } from "#app/shell/use-pages.ts";
import { usePages } from "#app/shell/use-pages.ts";
import { Pager } from "#app/ui/pager.tsx";
import { Timeline } from "#app/ui/timeline.tsx";
import { Note } from "./note.tsx";

/** What happened around a customer, in words. */
export function History({ part, customerId }: { part: ListPart<RecordEvent>; customerId: string }) {
  const t = useT();
  const { me, may } = useMe();
  const pages = usePages<RecordEvent, { timeline: ListPart<RecordEvent> }>(part, selectTimeline);
  if (pages.rows.length === 0) return <p className="py-6 text-text-3">{t("customers.noTimeline")}</p>;
  return (
    <>
      <Timeline
        label={t("customers.timeline")}
        entries={pages.rows.map((entry) => ({
          id: entry.id,
          icon: eventIcon(entry),
          at: entry.at,
          title: <EventSentence entry={entry} />,
          ...(entry.name === "notes.added" && entry.document
            ? {
                below: (
                  <Note
                    customerId={customerId}
                    noteId={String(entry.payload.noteId)}
                    document={entry.document}
                    mayChange={may("customers:write") && entry.actor.id === me.id}
                  />
                ),
              }
            : {}),
        }))}
      />
      {pages.hasMore && (
        <Pager
          shown={pages.rows.length}
          hasMore={pages.hasMore}
          loading={pages.loading}
          onMore={pages.loadMore}
          infinite
        />
      )}
    </>
  );
}

function selectTimeline(answer: { timeline: ListPart<RecordEvent> }) {
  return answer.timeline;
}
