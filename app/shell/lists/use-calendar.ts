import { useMemo, useState } from "react";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import type { CalendarPart } from "#app/shell/read-list.server.ts";
import type { Day } from "#worker/kernel/time.ts";
import type { Card } from "./board-state.ts";
import { type Entry, entriesOf, onDay, textIn } from "./calendar-days.ts";
import { usePutRecord } from "./put-record.ts";

/** The records by day, and moves that are under way. */
export function useCalendar(fresh: CalendarPart<Card>, resource: string, nameOf: (row: Card) => string) {
  const t = useT();
  const format = useFormat();
  const save = usePutRecord<Card>(resource);
  const [moved, setMoved] = useState<readonly Card[]>([]);
  const { by, part } = fresh;
  const entries = useMemo(() => {
    const known = new Map(part.data.map((row) => [row.id, row.version]));
    const later = moved.filter(({ id, version }) => (known.get(id) ?? -1) <= version);
    const rest = part.data.filter(({ id }) => !later.some((row) => row.id === id));
    return entriesOf([...rest, ...later], by, format.timeZone);
  }, [part, moved, by, format.timeZone]);

  const put = async (row: Card, value: string, undo?: string): Promise<void> => {
    const others = moved.filter(({ id }) => id !== row.id);
    setMoved([...others, withValue(row, by.id, value)]);
    const name = nameOf(row);
    const said = t("lists.calendar.moved", { name, day: format.date(value) });
    const back = (now: Card) => undo !== undefined && void put(now, undo);
    const next = await save({ row, field: by.id, value, name, ...(undo === undefined ? {} : { said, back }) });
    setMoved((all) => [...all.filter(({ id }) => id !== row.id), ...(next ? [next] : [])]);
  };
  const move = ({ row, day }: Entry<Card>, to: Day) => {
    const before = textIn(row, by);
    const value = before && to !== day ? onDay(before, by, to, format.timeZone) : undefined;
    if (before && value !== undefined) void put(row, value, before);
  };
  return { entries, move };
}

function withValue(row: Card, field: string, value: string): Card {
  const { custom } = row as Card & { custom?: Record<string, unknown> };
  const key = /^custom\.(.+)/.exec(field)?.[1];
  return { ...row, ...(key ? { custom: { ...custom, [key]: value } } : { [field]: value }) };
}
