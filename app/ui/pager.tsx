import { useEffect, useRef } from "react";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { Button } from "./button.tsx";

export type PagerProps = {
  shown: number;
  /** The whole number, or text such as "10.000+". */
  total?: number | string;
  hasMore: boolean;
  loading: boolean;
  onMore: () => void;
  /** Loads by itself when it comes into sight. */
  infinite?: boolean;
};

/** How much of a list is here, and the rest of it. */
export function Pager({ shown, total, hasMore, loading, onMore, infinite }: PagerProps) {
  const t = useT();
  const format = useFormat();
  const end = useInSight(Boolean(infinite && hasMore && !loading), onMore);
  const whole = typeof total === "number" ? format.number(total) : total;
  return (
    <div
      ref={end}
      className="sticky left-0 flex min-h-12 items-center justify-center gap-3 px-(--page) py-2 text-sm text-text-3"
    >
      <span className="num" role="status">
        {whole ? t("ui.table.shown", { shown, total: whole }) : t("ui.table.rows", { count: shown })}
      </span>
      {hasMore && (
        <Button size="small" loading={loading} onClick={onMore}>
          {t("ui.loadMore")}
        </Button>
      )}
    </div>
  );
}

function useInSight(active: boolean, run: () => void) {
  const element = useRef<HTMLDivElement>(null);
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    if (!active || !element.current) return;
    const watch = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && latest.current(),
      { rootMargin: "400px" },
    );
    watch.observe(element.current);
    return () => watch.disconnect();
  }, [active]);
  return element;
}
