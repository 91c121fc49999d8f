import { useLayoutEffect } from "react";

const PATIENCE = 1000;
let stop: (() => void) | undefined;
let patience: ReturnType<typeof setTimeout> | undefined;

/**
 * Stands in for a window that is on its way. What is typed meanwhile is kept, runs no shortcut, and goes to the field that
 * gets the focus there. One listens for all: what arrives may wait for more in turn.
 */
export function TypedAhead() {
  useLayoutEffect(() => {
    clearTimeout(patience);
    stop ??= listen();
    // The window is there a moment before its first field has the focus.
    return () => {
      patience = setTimeout(() => stop?.(), PATIENCE);
    };
  }, []);
  return null;
}

function listen(): () => void {
  let typed = "";
  const press = (event: KeyboardEvent) => {
    const letter = letterOf(event);
    if (letter === undefined && event.key !== "Backspace" && event.key !== "Enter") return;
    event.preventDefault();
    event.stopPropagation();
    typed = event.key === "Backspace" ? typed.slice(0, -1) : typed + (letter ?? "");
  };
  const land = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement) || !target.closest("[role=dialog], [role=alertdialog]")) return;
    end();
    // As if it were typed there: whoever listens to the field hears of it, and it can be taken back.
    if (typed && target.matches("input, textarea")) document.execCommand("insertText", false, typed);
  };
  const end = () => {
    clearTimeout(patience);
    stop = undefined;
    window.removeEventListener("keydown", press, true);
    document.removeEventListener("focusin", land);
  };
  window.addEventListener("keydown", press, true);
  document.addEventListener("focusin", land);
  return end;
}

/** What a press writes; nothing for keys that do something. On some keyboards AltGr, which is Ctrl and Alt, writes too. */
function letterOf(event: KeyboardEvent): string | undefined {
  const commands = (event.ctrlKey || event.metaKey || event.altKey) && !event.getModifierState("AltGraph");
  return event.key.length === 1 && !commands && !event.isComposing ? event.key : undefined;
}
