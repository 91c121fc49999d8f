import { type KeyboardEvent, type RefObject, useEffect, useEffectEvent, useRef, useState } from "react";
import { useT } from "#app/shell/i18n.tsx";

type Row = { id: string; name: string };
const load = () => import("./drag-rows.ts");

/**
 * The order of a short list, changed by dragging or by keyboard: Space picks a row up, arrows move it, Space drops it,
 * Escape puts it back. Seen at once; the old order comes back when the new one is refused.
 */
export function useReorder<R extends Row>(rows: readonly R[], onOrder: (ids: string[]) => Promise<boolean>) {
  const t = useT();
  const list = useRef<HTMLOListElement>(null);
  const [order, setOrder] = useState<readonly string[]>();
  const [carried, setCarried] = useState<string>();
  const [said, setSaid] = useState("");
  const ids = order ?? rows.map(({ id }) => id);
  const ordered = order ? order.flatMap((id) => rows.find((row) => row.id === id) ?? []) : rows;
  const say = (key: "moved" | "pickedUp" | "putBack", row: Row, all: readonly string[]) =>
    setSaid(t(`ui.reorder.${key}`, { name: row.name, place: all.indexOf(row.id) + 1, count: all.length }));
  const put = (id: string, at: number) => {
    const next = ids.filter((other) => other !== id).toSpliced(at, 0, id);
    setOrder(next);
    return next;
  };
  const settle = async (keep: boolean) => {
    setCarried(undefined);
    if (keep && order && order.join() !== rows.map(({ id }) => id).join()) await onOrder([...order]);
    setOrder(undefined);
  };
  useDragged(list, {
    start: setCarried,
    over: (id, target) => id !== target && put(id, ids.indexOf(target)),
    end: (inside) => void settle(inside),
  });
  const onKeyDown = (event: KeyboardEvent, row: R) => {
    const at = ids.indexOf(row.id);
    const to = event.key === "ArrowUp" ? at - 1 : event.key === "ArrowDown" ? at + 1 : -1;
    if (event.key === " " || (event.key === "Enter" && carried)) {
      if (carried) void settle(true);
      else setCarried(row.id);
      say(carried ? "moved" : "pickedUp", row, ids);
    } else if (!carried) return;
    else if (to >= 0 && to < ids.length) say("moved", row, put(row.id, to));
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
  return { ordered, list, said, rowOf };
}

/** Makes a row draggable by its handle once the code for it is here. */
export function useDragRow(row: RefObject<HTMLElement | null>, handle: RefObject<HTMLElement | null>, id: string) {
  useEffect(() => {
    let stop: (() => void) | undefined;
    let gone = false;
    load().then(
      ({ dragRow }) => {
        if (!gone && row.current && handle.current) stop = dragRow(row.current, handle.current, id);
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
