import { useEffect, useState } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { useApi } from "#app/shell/use-api.ts";
import type { ListPart } from "#app/shell/use-pages.ts";
import { Pager } from "#app/ui/pager.tsx";
import { SkeletonRows } from "#app/ui/skeleton.tsx";
import { Timeline } from "#app/ui/timeline.tsx";
import { EventSentence, eventIcon, type RecordEvent } from "./record-event.tsx";

type Read = { rows: RecordEvent[]; next: string | null };

/**
 * What happened around a record: `of` is its place in the API, or its customer's. Read after the page itself, and again when
 * `stamp` changes (the record's version): the page does not wait for it.
 */
export function RecordEvents({ of, stamp, label }: { of: string; stamp: unknown; label: string }) {
  const t = useT();
  const api = useApi();
  const [read, setRead] = useState<Read>();
  const [loading, setLoading] = useState(false);
  const path = `GET /${of}/timeline?limit=20`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the record is read again
  useEffect(() => {
    const stop = new AbortController();
    void api<ListPart<RecordEvent>>(path, { quiet: true, signal: stop.signal }).then(({ output }) => {
      if (!stop.signal.aborted) setRead({ rows: output?.data ?? [], next: output?.page.next ?? null });
    });
    return () => stop.abort();
  }, [api, path, stamp]);
  const more = async () => {
    if (!read?.next) return;
    setLoading(true);
    const { output } = await api<ListPart<RecordEvent>>(`${path}&cursor=${encodeURIComponent(read.next)}`);
    if (output) setRead({ rows: [...read.rows, ...output.data], next: output.page.next });
    setLoading(false);
  };
  if (!read) return <SkeletonRows rows={4} />;
  if (read.rows.length === 0) return <p className="py-2 text-text-3">{t("customers.noTimeline")}</p>;
  return (
    <>
      <Timeline label={label} entries={read.rows.map(lineOf)} />
      {read.next && <Pager shown={read.rows.length} hasMore loading={loading} onMore={() => void more()} />}
    </>
  );
}

function lineOf(entry: RecordEvent) {
  const body = entry.body ? { body: <span className="whitespace-pre-wrap">{entry.body}</span> } : {};
  return { id: entry.id, icon: eventIcon(entry), at: entry.at, title: <EventSentence entry={entry} />, ...body };
}
