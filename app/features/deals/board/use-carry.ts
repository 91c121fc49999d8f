import { type RefObject, useEffect, useEffectEvent, useState } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { type Board, type Deal, type Move, moved, moveTo, others, type Place, placeOf } from "./board-state.ts";
import { type Step, stepped } from "./steps.ts";

type Carry = { deal: Deal; place: Place };
export type Doing = {
  hold: () => void;
  release: () => void;
  commit: (move: Move) => void;
  mayMove: (deal: Deal) => boolean;
  edit: (deal: Deal) => void;
};

/** A card carried by keyboard: picked up, moved along, dropped or put back. What happens is `said` in words. */
export function useCarry(
  frame: RefObject<HTMLElement | null>,
  board: Board,
  { hold, release, commit, mayMove }: Doing,
) {
  const t = useT();
  const [carry, setCarry] = useState<Carry>();
  const [said, setSaid] = useState("");
  const say = (what: "picked" | "over" | "dropped", deal: Deal, { stageId, index }: Place) => {
    const stage = board.stages.find(({ id }) => id === stageId)?.name ?? "";
    const count = others(board, stageId, deal.id).length + 1;
    setSaid(t(`deals.said.${what}`, { name: deal.name, stage, place: index + 1, count }));
  };
  const pick = (deal: Deal) => {
    const place = placeOf(board, deal.id);
    if (!place) return;
    if (!mayMove(deal)) return setSaid(t("deals.said.mayNot", { name: deal.name }));
    hold();
    setCarry({ deal, place });
    say("picked", deal, place);
  };
  const move = (step: Step) => {
    if (!carry) return;
    const place = stepped(board, carry.deal, carry.place, step);
    setCarry({ ...carry, place });
    say("over", carry.deal, place);
  };
  const end = (carried: Carry) => {
    setCarry(undefined);
    release();
    requestAnimationFrame(() => focusCard(frame.current, carried.deal.id));
  };
  const drop = () => {
    if (!carry) return;
    end(carry);
    const from = placeOf(board, carry.deal.id);
    if (from?.stageId !== carry.place.stageId || from.index !== carry.place.index)
      commit(moveTo(board, carry.deal, carry.place));
    say("dropped", carry.deal, carry.place);
  };
  const cancel = () => {
    if (!carry) return;
    end(carry);
    setSaid(t("deals.said.cancelled", { name: carry.deal.name }));
  };
  useCarried(frame, carry, cancel);
  return {
    shown: carry ? moved(board, moveTo(board, carry.deal, carry.place)) : board,
    carried: carry?.deal.id,
    said,
    pick,
    move,
    drop,
    cancel,
  };
}

/** Keeps the focus on the card, which is a new element in each stage; a press of the pointer puts it back. */
function useCarried(frame: RefObject<HTMLElement | null>, carry: Carry | undefined, cancel: () => void): void {
  const back = useEffectEvent(cancel);
  useEffect(() => {
    if (!carry) return;
    focusCard(frame.current, carry.deal.id);
    const press = () => back();
    document.addEventListener("pointerdown", press);
    return () => document.removeEventListener("pointerdown", press);
  }, [carry, frame]);
}

export function focusCard(frame: HTMLElement | null, id: string | undefined): void {
  const card = frame?.querySelector<HTMLElement>(`[data-card="${id}"]`);
  card?.querySelector<HTMLElement>("[data-card-link]")?.focus({ preventScroll: true });
  card?.scrollIntoView({ block: "nearest", inline: "nearest" });
}
