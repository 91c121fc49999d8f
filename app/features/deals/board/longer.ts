import type { Board, Deal } from "./board-state.ts";

/** Cards of a stage after its first, as they were read; `stale` when the board has changed since. */
export type Part = { after: string; data: Deal[]; next: string | null; stale: boolean };
export type Longer = Readonly<Record<string, readonly Part[]>>;
/** The first and the last card in sight. */
export type Range = readonly [from: number, to: number];

/** Read on when fewer cards than this are left below. */
const AHEAD = 30;

/** What is known of a board that has changed: all in doubt, the first parts begin where its first cards end. */
export function staled(longer: Longer, fresh: Board): Longer {
  return Object.fromEntries(
    fresh.stages.flatMap(({ id, cards }) => {
      const parts = longer[id];
      if (!parts || cards.page.next === null) return [];
      const after = cards.page.next;
      return [[id, parts.map((part, at) => ({ ...part, stale: true, ...(at === 0 ? { after } : {}) }))]];
    }),
  );
}

/** Which part of a stage is to be read for what is in sight: one in doubt, or the one after the last; and from where on. */
export function wanted(
  fresh: Board,
  longer: Longer,
  stageId: string,
  [from, to]: Range,
): { at: number; after: string } | null {
  const first = fresh.stages.find(({ id }) => id === stageId)?.cards;
  if (!first) return null;
  const parts = longer[stageId] ?? [];
  let start = first.data.length;
  for (const [at, part] of parts.entries()) {
    const end = start + part.data.length;
    if (part.stale && start <= to + AHEAD && end >= from - AHEAD) return { at, after: part.after };
    start = end;
  }
  const next = parts.length > 0 ? (parts.at(-1)?.next ?? null) : first.page.next;
  return next !== null && to + AHEAD >= start ? { at: parts.length, after: next } : null;
}

/** A part as it was just read. The one after it begins where it ends. */
export function withPart(longer: Longer, stageId: string, at: number, read: Omit<Part, "stale">): Longer {
  const parts = longer[stageId] ?? [];
  const rest = read.next === null ? [] : parts.slice(at + 1);
  const [following, ...others] = rest;
  const chained =
    following && read.next !== null && following.after !== read.next
      ? [{ ...following, after: read.next, stale: true }, ...others]
      : rest;
  return { ...longer, [stageId]: [...parts.slice(0, at), { ...read, stale: false }, ...chained] };
}

/** The board with all cards that were read. One that was read twice stands where it was read first. */
export function whole(fresh: Board, longer: Longer): Board {
  if (Object.keys(longer).length === 0) return fresh;
  const known = new Set(fresh.stages.flatMap((stage) => stage.cards.data.map((deal) => deal.id)));
  const stages = fresh.stages.map((stage) => {
    const parts = longer[stage.id];
    if (!parts) return stage;
    const more = parts.flatMap(({ data }) =>
      data.filter(({ id }) => {
        if (known.has(id)) return false;
        known.add(id);
        return true;
      }),
    );
    const next = parts.at(-1)?.next ?? null;
    return { ...stage, cards: { data: [...stage.cards.data, ...more], page: { ...stage.cards.page, next } } };
  });
  return { ...fresh, stages };
}
