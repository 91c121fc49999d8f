import { type KeyboardEvent, type RefObject, useState } from "react";
import type { Board, Deal } from "./board-state.ts";
import { steps, walked } from "./steps.ts";
import { type Doing, focusCard, useCarry } from "./use-carry.ts";

/**
 * The board by keyboard. Arrows walk over the cards; Space picks one up, arrows carry it, Space or Enter drops it, Escape
 * puts it back; `e` edits.
 */
export function useBoardKeys(frame: RefObject<HTMLElement | null>, board: Board, doing: Doing) {
  const carrying = useCarry(frame, board, doing);
  const [active, setActive] = useState<string>();
  const onKeyDown = (event: KeyboardEvent, deal: Deal) => {
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    const run = carrying.carried ? carriedKey(event.key) : stillKey(event.key, deal);
    if (!run) return;
    run();
    event.stopPropagation();
    if (event.key !== "Tab") event.preventDefault();
  };
  const carriedKey = (key: string) => {
    const step = steps[key];
    if (step) return () => carrying.move(step);
    if (key === " " || key === "Enter") return carrying.drop;
    return key === "Escape" || key === "Tab" ? carrying.cancel : undefined;
  };
  const stillKey = (key: string, deal: Deal) => {
    const step = steps[key];
    if (step) return () => focusCard(frame.current, walked(board, deal.id, step));
    if (key === " ") return () => carrying.pick(deal);
    return key === "e" && doing.mayMove(deal) ? () => doing.edit(deal) : undefined;
  };
  return { ...carrying, active, setActive, onKeyDown };
}
