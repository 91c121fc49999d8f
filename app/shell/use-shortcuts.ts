import { useEffect, useEffectEvent } from "react";
import { type Chords, nextChord } from "./chords.ts";

/**
 * Keys of this part of the page: `{ c: create, "g c": go, "mod+k": open, "mod+Enter": save }`; `mod` is ⌘ or Ctrl. Plain
 * keys are silent while somebody types or a window is open.
 */
export function useShortcuts(chords: Chords): void {
  const find = useEffectEvent((event: KeyboardEvent, before: string) => nextChord(chords, before, event));
  useEffect(() => {
    let before = "";
    let forget: ReturnType<typeof setTimeout> | undefined;
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const withMod = event.metaKey || event.ctrlKey;
      if (!withMod && isTyping(event.target)) return;
      const { run, pending } = find(event, before);
      clearTimeout(forget);
      before = pending;
      forget = setTimeout(() => {
        before = "";
      }, 1000);
      if (!run) return;
      event.preventDefault();
      run();
    };
    document.addEventListener("keydown", press);
    return () => {
      clearTimeout(forget);
      document.removeEventListener("keydown", press);
    };
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.matches("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]") ||
    target.closest("[role=dialog], [role=alertdialog], [role=menu], [role=listbox]") !== null
  );
}
