import { type KeyboardEvent, type RefObject, useEffect, useEffectEvent, useRef, useState } from "react";
import { useT } from "#app/shell/i18n.tsx";

type Row = { id: string; name: string };
type Options<R> = {
  /** The order once a row is a step further, or where another one is; undefined where it cannot be. */
  place?: (ids: readonly string[], id: string, to: 1 | -1 | string) => readonly string[] | undefined;
  /** What is said of a row's place. */
  told?: (row: R, ids: readonly string[]) => { name: string; place: number; count: number };
};
const load = () => import("./drag-rows.ts");

/**
 * The order of a short list, changed by dragging or by keyboard: Space picks a row up, arrows move it, Space drops it,
 * Escape puts it back. Seen at once; the old order comes back when the new one is refused.
 */
export function useReorder<R extends Row>(
  rows: readonly R[],
  onOrder: (ids: string[]) => Promise<boolean>,
  { place = inLine, told = inList }: Options<R> = {},
) {
  const t = useT();
  const list = useRef<HTMLOListElement>(null);
  const [order, setOrder] = useState<readonly string[]>();
  const [carried, setCarried] = useState<string>();
  const [said, setSaid] = useState("");
  const ids = order ?? rows.map(({ id }) => id);
  const ordered = order ? order.flatMap((id) => rows.find((row) => row.id === id) ?? []) : rows;
  const say = (key: "moved" | "pickedUp" | "putBack", row: R, all: readonly string[]) =>
    setSaid(t(`ui.reorder.${key}`, told(row, all)));
  const put = (id: string, to: 1 | -1 | string) => {
    const next = place(ids, id, to);
    if (next) setOrder(next);
    return next;
  };
  const settle = async (keep: boolean) => {
    setCarried(undefined);
    if (keep && order && order.join() !== rows.map(({ id }) => id).join()) await onOrder([...order]);
    setOrder(undefined);
  };
  useDragged(list, {
    start: setCarried,
    over: (id, target) => id !== target && put(id, target),
    end: (inside) => void settle(inside),
  });
  const onKeyDown = (event: KeyboardEvent, row: R) => {
    const step = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : undefined;
    if (event.key === " " || (event.key === "Enter" && carried)) {
      if (carried) void settle(true);
      else setCarried(row.id);
      say(carried ? "moved" : "pickedUp", row, ids);
    } else if (!carried) return;
    else if (step) say("moved", row, put(row.id, step) ?? ids);
    else if (event.key === "Escape" || event.key === "Tab") {
      void settle(false);
      say(
        "putBack",
        row,
        rows.map(({ id }) => id),
      );
    } else if (!event.key.startsWith("Arrow")) return;
    if (event.key !== "Tab") event.preventDefault();
    // Not the window's in which the list may be: it would close.
    if (event.key === "Escape") event.stopPropagation();
  };
  const rowOf = (row: R) => ({
    carried: row.id === carried,
    onKeyDown: (event: KeyboardEvent) => onKeyDown(event, row),
  });
  return { ordered, list, said, carried, rowOf };
}

function inLine(ids: readonly string[], id: string, to: 1 | -1 | string) {
  const at = typeof to === "string" ? ids.indexOf(to) : ids.indexOf(id) + to;
  return at >= 0 && at < ids.length ? ids.filter((other) => other !== id).toSpliced(at, 0, id) : undefined;
}

function inList(row: Row, ids: readonly string[]) {
  return { name: row.name, place: ids.indexOf(row.id) + 1, count: ids.length };
}

/** Makes a row draggable by its handle once the code for it is here; without one others are dragged over it. */
export function useDragRow(row: RefObject<HTMLElement | null>, handle: RefObject<HTMLElement | null>, id: string) {
  useEffect(() => {
    let stop: (() => void) | undefined;
    let gone = false;
    load().then(
      ({ dragRow }) => {
        if (!gone && row.current) stop = dragRow(row.current, handle.current, id);
      },
      () => undefined,
    );
    return () => {
      gone = true;
      stop?.();
    };
  }, [row, handle, id]);
}

type Watch = {
  start: (id: string) => void;
  over: (id: string, target: string) => void;
  end: (inside: boolean) => void;
};

function useDragged(list: RefObject<HTMLElement | null>, watch: Watch) {
  const start = useEffectEvent(watch.start);
  const over = useEffectEvent(watch.over);
  const end = useEffectEvent(watch.end);
  useEffect(() => {
    let stop: (() => void) | undefined;
    let gone = false;
    load().then(
      ({ watchRows }) => {
        const told: Watch = {
          start: (id) => start(id),
          over: (id, target) => over(id, target),
          end: (inside) => end(inside),
        };
        if (!gone && list.current) stop = watchRows(list.current, told);
      },
      () => undefined,
    );
    return () => {
      gone = true;
      stop?.();
    };
  }, [list]);
}
