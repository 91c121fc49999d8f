import { useFormat, useT } from "#app/shell/i18n.tsx";
import { cx } from "#app/ui/cx.ts";
import type { Deal } from "./board/board-state.ts";

/** Days in the stage; red, and said in words, when nothing happened for too long. */
export function InStage({ deal }: { deal: Pick<Deal, "enteredStageAt" | "lastActivityAt" | "rotting"> }) {
  const t = useT();
  const format = useFormat();
  const count = Math.max(0, -format.daysFromToday(deal.enteredStageAt));
  const days = count === 0 ? t("deals.today") : t("deals.days", { count });
  const still = Math.max(0, -format.daysFromToday(deal.lastActivityAt));
  const title = deal.rotting ? t("deals.rotting", { days, count: still }) : t("deals.inStage", { days });
  return (
    <span
      className={cx("relative shrink-0 whitespace-nowrap", deal.rotting ? "font-medium text-bad" : "text-text-3")}
      data-tip={title}
    >
      <span aria-hidden="true">{days}</span>
      <span className="sr-only">{title}</span>
    </span>
  );
}
