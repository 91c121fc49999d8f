import { type RefObject, useRef } from "react";
import { useShortcuts } from "#app/shell/use-shortcuts.ts";
import type { Task } from "./columns.tsx";

type Keys = { onMark?: ((task: Task) => void) | undefined; onEdit?: (task: Task) => void };

/** `j k` move between the rows of the days, `e` edits, `x` finishes and goes on to the next. */
export function useTaskKeys(frame: RefObject<HTMLElement | null>, tasks: readonly Task[], { onMark, onEdit }: Keys) {
  const last = useRef(-1);
  const rows = () => [...(frame.current?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];
  const at = () => {
    const row = focusedRow();
    return row ? rows().indexOf(row) : -1;
  };
  const go = (to: number) => {
    const all = rows();
    last.current = Math.max(0, Math.min(all.length - 1, to));
    all[last.current]?.focus({ preventScroll: true });
    all[last.current]?.scrollIntoView({ block: "nearest" });
  };
  const current = () => tasks.find(({ id }) => id === focusedRow()?.dataset.row);
  // When the focused row went away, its place is where to go on.
  const from = (step: number) => (at() >= 0 ? at() + step : last.current + (step > 0 && last.current >= 0 ? 0 : step));
  useShortcuts({
    j: () => go(from(1)),
    k: () => go(from(-1)),
    e: () => {
      const task = current();
      if (task) onEdit?.(task);
    },
    x: () => {
      const task = current();
      if (!task || !onMark) return;
      const here = at();
      go(here + 1 < rows().length ? here + 1 : here - 1);
      onMark(task);
    },
  });
}

function focusedRow(): HTMLElement | null {
  return document.activeElement?.closest<HTMLElement>("[data-row]") ?? null;
}
