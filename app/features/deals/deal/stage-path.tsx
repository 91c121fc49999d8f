import { useEffect, useRef, useState } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { cx } from "#app/ui/cx.ts";
import type { Deal, Stage } from "../board/board-state.ts";
import { type Asked, useDealVerbs } from "../use-deal-verbs.ts";

type Props = {
  deal: Deal;
  stages: readonly Pick<Stage, "id" | "name" | "probability">[];
  readOnly: boolean;
  onAsked: (asked: Asked<Deal>) => void;
};

/** The way a deal goes: behind it, where it stands, before it. A press moves it there. */
export function StagePath({ deal, stages, readOnly, onAsked }: Props) {
  const t = useT();
  const path = useRef<HTMLOListElement>(null);
  const { move } = useDealVerbs(onAsked);
  const [going, setGoing] = useState<string>();
  const now = going ?? deal.stageId;
  const at = stages.findIndex((stage) => stage.id === now);
  const go = async (stage: Props["stages"][number]) => {
    if (going) return;
    setGoing(stage.id);
    await move(deal, stage, { id: deal.stageId, name: deal.stageName });
    setGoing(undefined);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the stage it stands in comes into sight
  useEffect(() => {
    const here = path.current?.querySelector<HTMLElement>("[aria-current]");
    if (here && path.current) path.current.scrollLeft = here.offsetLeft - path.current.offsetWidth / 3;
  }, [now]);
  return (
    <nav aria-label={t("deals.stagePath")} className="shrink-0 border-line border-b">
      <ol ref={path} className="scroll-quiet relative flex gap-1 overflow-x-auto px-(--page) py-2.5">
        {stages.map((stage, index) => {
          const look = cx(
            "flex min-h-7 w-full items-center justify-center gap-1.5 truncate rounded-md px-3 font-medium text-sm whitespace-nowrap touch:min-h-11",
            look3(index, at, deal.status),
          );
          return (
            <li key={stage.id} aria-current={index === at ? "step" : undefined} className="min-w-28 flex-1">
              {readOnly || index === at ? (
                <span className={look}>
                  {stage.name}
                  {index === at && <span className="sr-only">, {t("deals.current")}</span>}
                </span>
              ) : (
                <button
                  type="button"
                  data-inset-focus
                  data-tip={t("deals.goTo", { stage: stage.name })}
                  onClick={() => void go(stage)}
                  className={cx(look, "transition-colors hover:bg-brand-soft hover:text-brand-text")}
                >
                  {stage.name}
                </button>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

function look3(index: number, at: number, status: Deal["status"]): string {
  if (index > at) return "bg-hover text-text-2";
  if (status === "lost") return "bg-hover text-text-3 line-through";
  if (status === "won") return "bg-good-soft text-good";
  return index === at ? "bg-brand text-on-brand" : "bg-brand-soft text-brand-text";
}
