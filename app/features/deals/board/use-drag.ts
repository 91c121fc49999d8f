import { type RefObject, useEffect, useEffectEvent, useState } from "react";
import type { Watch } from "./drag.ts";

const load = () => import("./drag.ts");

/** Makes a card draggable once the code for it is here. */
export function useDragCard(card: RefObject<HTMLElement | null>, dealId: string, allowed: boolean): void {
  useLoaded(
    ({ dragCard }) => (allowed && card.current ? dragCard(card.current, dealId) : undefined),
    [dealId, allowed],
  );
}

/** Makes a stage take cards. */
export function useDropOnStage(stage: RefObject<HTMLElement | null>, stageId: string): void {
  useLoaded(({ dropOnStage }) => (stage.current ? dropOnStage(stage.current, stageId) : undefined), [stageId]);
}

/** Follows the pointer's drags over the board. */
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
