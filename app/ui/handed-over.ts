import { type RefObject, useLayoutEffect, useRef } from "react";

/** What was typed into a control's place before the control came; null where the focus was elsewhere. */
export type HandedOver = RefObject<string | null>;

/** For the place: when it goes while it has the focus, what was typed into it is handed over. */
export function useHandOver(handed: HandedOver, typed: string): RefObject<HTMLInputElement | null> {
  const place = useRef<HTMLInputElement>(null);
  const last = useRef(typed);
  last.current = typed;
  useLayoutEffect(() => {
    const field = place.current;
    return () => {
      handed.current = field && document.activeElement === field ? last.current : null;
    };
  }, [handed]);
  return place;
}

/** For the control: goes on where its place was left. */
export function useTakeOver(handed: HandedOver): RefObject<HTMLInputElement | null> {
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    const typed = handed.current;
    handed.current = null;
    if (typed === null) return;
    field.current?.focus();
    if (!typed) return;
    field.current?.select();
    document.execCommand("insertText", false, typed);
  }, [handed]);
  return field;
}
