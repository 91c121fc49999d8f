import type { ReactNode } from "react";
import { useFormat } from "#app/shell/i18n.tsx";
import { cx } from "./cx.ts";

/** How far something long has come. `value` 0 to 1; undefined while nobody knows. */
export function Progress({
  value,
  label,
  detail,
  className,
}: {
  value: number | undefined;
  label: string;
  detail?: ReactNode;
  className?: string;
}) {
  const format = useFormat();
  const share = value === undefined ? undefined : Math.min(1, Math.max(0, value));
  return (
    <div className={cx("grid gap-1.5", className)}>
      <div className="flex justify-between gap-4 text-sm">
        <span className="min-w-0 truncate font-medium">{label}</span>
        <span className="num shrink-0 text-text-2">
          {detail ?? (share === undefined ? null : format.percent(share, 0))}
        </span>
      </div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={share === undefined ? undefined : Math.round(share * 100)}
        className="h-1.5 overflow-hidden rounded-full bg-hover"
      >
        <div
          className={cx(
            "h-full rounded-full bg-brand-line transition-[width] duration-300",
            share === undefined && "pulse w-1/3",
          )}
          style={share === undefined ? undefined : { width: `${share * 100}%` }}
        />
      </div>
    </div>
  );
}
