import { type RefObject, useEffect, useEffectEvent, useState } from "react";
import type { Watch } from "./drag-cards.ts";

const load = () => import("./drag-cards.ts");

/** Makes a card draggable once the code for it is here. */
export function useDragCard(card: RefObject<HTMLElement | null>, cardId: string, allowed: boolean): void {
  useLoaded(
    ({ dragCard }) => (allowed && card.current ? dragCard(card.current, cardId) : undefined),
    [cardId, allowed],
  );
}

/** Makes a column take cards. */
export function useDropOnColumn(column: RefObject<HTMLElement | null>, columnId: string): void {
  useLoaded(({ dropOnColumn }) => (column.current ? dropOnColumn(column.current, columnId) : undefined), [columnId]);
}

/** Follows the pointer's drags over the columns. */
export function useDrags(frame: RefObject<HTMLElement | null>, watch: Watch): void {
  const start = useEffectEvent(watch.start);
  const over = useEffectEvent(watch.over);
  const drop = useEffectEvent(watch.drop);
  useLoaded(
    ({ watchDrags }) =>
      frame.current
        ? watchDrags(frame.current, {
            start: (id) => start(id),
            over: (place) => over(place),
            drop: (id, place) => drop(id, place),
          })
        : undefined,
    [],
  );
}

type Code = Awaited<ReturnType<typeof load>>;

function useLoaded(run: (code: Code) => (() => void) | undefined, when: readonly unknown[]): void {
  const latest = useEffectEvent(run);
  const [code, setCode] = useState<Code>();
  useEffect(() => {
    let wanted = true;
    void load().then(
      (loaded) => wanted && setCode(loaded),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, []);
  useEffect(() => (code ? latest(code) : undefined), [code, ...when]);
}
