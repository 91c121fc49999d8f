import { type KeyboardEvent, type RefObject, useRef, useState } from "react";

export type PopupState = {
  open: boolean;
  anchor: RefObject<HTMLElement | null>;
  onOpenChange: (open: boolean, event?: Event) => void;
};

/**
 * A popup whose code arrives with the first sign that it is wanted (pointer over, focus, press). The trigger itself is an
 * ordinary button that is there from the first paint.
 */
export function usePopup(kind: "menu" | "dialog", load: () => Promise<unknown>) {
  const anchor = useRef<HTMLElement>(null);
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  const preload = () => void load().catch(() => undefined);
  const show = (next: boolean) => {
    if (next) setWanted(true);
    setOpen(next);
  };
  // A press on the trigger also counts as a press outside; the trigger's own click decides then.
  const onOpenChange = (next: boolean, event?: Event) => {
    const onTrigger = event?.target instanceof Node && anchor.current?.contains(event.target);
    if (next || !onTrigger) show(next);
  };
  const trigger = {
    ref: anchor as RefObject<never>,
    "aria-haspopup": kind,
    "aria-expanded": open,
    onPointerEnter: preload,
    onFocus: preload,
    onClick: () => show(!open),
    onKeyDown: (event: KeyboardEvent) => {
      if (kind !== "menu" || event.key !== "ArrowDown") return;
      event.preventDefault();
      show(true);
    },
  };
  return { state: { open, anchor, onOpenChange } satisfies PopupState, wanted, trigger, close: () => show(false) };
}
