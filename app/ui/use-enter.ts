import { type KeyboardEvent, useEffect, useRef } from "react";
import type { SearchOption, useSearch } from "./use-search.ts";

/**
 * Enter before the search has answered what was typed: it counts once the answer is there, for its first choice, as it
 * would have if it had been pressed then. Typing on or Escape takes it back.
 */
export function useEnter(search: ReturnType<typeof useSearch>, choose: (option: SearchOption) => void) {
  const pressed = useRef(false);
  const first = search.shown[0];
  useEffect(() => {
    if (!pressed.current || search.pending) return;
    pressed.current = false;
    if (first) choose(first);
  });
  return {
    typed: () => {
      pressed.current = false;
    },
    onKeyDown: (event: KeyboardEvent & { preventBaseUIHandler?: () => void }) => {
      if (event.key === "Escape") pressed.current = false;
      if (event.key !== "Enter" || !search.pending || !search.text) return;
      event.preventDefault();
      event.preventBaseUIHandler?.();
      pressed.current = true;
    },
  };
}
