import { ChevronDown } from "lucide-react";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { useMe } from "#app/shell/use-me.ts";
import { cx } from "#app/ui/cx.ts";
import { Menu, type MenuItem } from "#app/ui/menu.tsx";
import { type Board, totals } from "./board/board-state.ts";
import type { Pipeline } from "./deals.tsx";
import { pipelineIn, withPipeline } from "./views.ts";

/** Which pipeline is seen; the list may show all of them. */
export function PipelineSwitch({
  pipelines,
  search,
  board,
}: {
  pipelines: readonly Pipeline[];
  search: URLSearchParams;
  board: boolean;
}) {
  const t = useT();
  const { may } = useMe();
  const seen = pipelines.find(({ id }) => id === pipelineIn(search)) ?? (board ? pipelines[0] : undefined);
  const manage: MenuItem[] = may("pipelines:write")
    ? ["separator", { label: t("deals.managePipelines"), to: "/settings/pipelines" }]
    : [];
  if (pipelines.length === 0) return null;
  const items: MenuItem[] = [
    ...(board ? [] : [{ label: t("deals.allPipelines"), to: withPipeline(search, undefined) }]),
    ...pipelines.map(({ id, name }) => ({ label: name, to: withPipeline(search, id) })),
    ...manage,
  ];
  return (
    <Menu
      items={items}
      trigger={
        <button
          type="button"
          className="control inline-flex min-w-0 max-w-48 items-center gap-1.5 rounded-lg border border-line-strong bg-panel px-2.5 font-medium shadow-sm hover:bg-hover"
        >
          <span className="sr-only">{t("deals.pipeline")}: </span>
          <span className="truncate">{seen?.name ?? t("deals.allPipelines")}</span>
          <ChevronDown size={14} aria-hidden="true" className="shrink-0 text-text-3" />
        </button>
      }
    />
  );
}

/** What the board is worth, plain and by how likely each stage is won. */
export function Totals({ board, className }: { board: Board; className?: string }) {
  const t = useT();
  const format = useFormat();
  const sums = totals(board).filter(({ amountMinor }) => amountMinor > 0);
  if (sums.length === 0) return null;
  const written = (of: "amountMinor" | "weightedMinor") =>
    sums.map((sum) => format.money(sum[of], sum.currency, { whole: true })).join(" + ");
  return (
    <p className={cx("num min-w-0 truncate text-text-3", className)}>
      {t("deals.totals", { total: written("amountMinor"), weighted: written("weightedMinor") })}
    </p>
  );
}
