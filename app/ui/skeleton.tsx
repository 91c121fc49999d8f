import { useT } from "#app/shell/i18n.tsx";
import { cx } from "./cx.ts";

/** A grey bar in the shape of what is coming; appears only after 150 ms. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span aria-hidden="true" className={cx("late block", className)}>
      <span className="pulse block size-full min-h-3 rounded-md bg-hover" />
    </span>
  );
}

/** Several lines of a list or card, with one word for those who cannot see them. */
export function SkeletonRows({ rows = 6 }: { rows?: number }) {
  const t = useT();
  return (
    <div role="status" className="late">
      <span className="sr-only">{t("ui.loading")}</span>
      {Array.from({ length: rows }, (_, row) => row).map((row) => (
        <div
          key={row}
          aria-hidden="true"
          className="flex h-(--row) items-center gap-3 border-line border-b px-(--page)"
        >
          <span className="pulse size-5.5 shrink-0 rounded-full bg-hover" />
          <span className="pulse h-3 rounded-md bg-hover" style={{ width: `${26 + ((row * 37) % 30)}%` }} />
          <span className="pulse ml-auto h-3 w-20 rounded-md bg-hover" />
        </div>
      ))}
    </div>
  );
}
