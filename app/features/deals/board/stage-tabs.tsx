import { type RefObject, useEffect, useState } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { Count } from "#app/ui/badge.tsx";
import { cx } from "#app/ui/cx.ts";
import type { Stage } from "./board-state.ts";

/** On phones: which stage is seen, and the way to the others. Swiping the board moves along. */
export function StageTabs({ stages, frame }: { stages: readonly Stage[]; frame: RefObject<HTMLElement | null> }) {
  const t = useT();
  const [seen, setSeen] = useState(0);
  useEffect(() => {
    const board = frame.current;
    if (!board) return;
    const follow = () => setSeen(Math.round(board.scrollLeft / Math.max(1, board.clientWidth)));
    board.addEventListener("scroll", follow, { passive: true });
    return () => board.removeEventListener("scroll", follow);
  }, [frame]);
  useEffect(() => {
    const tab = document.querySelector<HTMLElement>(`[data-stage-tab="${seen}"]`);
    const bar = tab?.parentElement;
    if (tab && bar)
      bar.scrollTo({ left: tab.offsetLeft - bar.clientWidth / 2 + tab.offsetWidth / 2, behavior: "smooth" });
  }, [seen]);
  const show = (at: number) => frame.current?.scrollTo({ left: at * frame.current.clientWidth, behavior: "smooth" });
  return (
    <nav
      aria-label={t("deals.stages")}
      className="scroll-quiet relative flex shrink-0 gap-1 overflow-x-auto border-line border-b bg-panel px-(--page) py-1 sm:hidden"
    >
      {stages.map((stage, at) => (
        <button
          key={stage.id}
          type="button"
          data-stage-tab={at}
          data-inset-focus
          aria-current={at === seen || undefined}
          onClick={() => show(at)}
          className={cx(
            "inline-flex min-h-11 shrink-0 items-center gap-1.5 rounded-md px-3 font-medium whitespace-nowrap",
            at === seen ? "bg-hover text-text" : "text-text-2",
          )}
        >
          {stage.name}
          <Count>{stage.cards.page.total}</Count>
        </button>
      ))}
    </nav>
  );
}
