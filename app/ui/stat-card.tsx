import type { ReactNode } from "react";
import { Link } from "react-router";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { cx } from "./cx.ts";
import { Sparkline } from "./sparkline.tsx";

export type StatCardProps = {
  label: string;
  value: ReactNode;
  /** Where the rows behind the figure are. */
  to?: string;
  /** The change against the period before: a ratio (`0.216`) or, with `text`, anything. */
  delta?: { value: number; text?: string /** More of it is bad news. */; inverse?: boolean; against?: string };
  trend?: readonly number[];
  className?: string;
};

/** One figure, how it moved, and the way to what it counts. */
export function StatCard({ label, value, to, delta, trend, className }: StatCardProps) {
  const look = cx(
    "relative flex min-w-0 flex-col rounded-xl border border-line bg-panel px-4 py-3.5 shadow-sm",
    to && "transition-colors hover:border-line-strong",
    className,
  );
  return (
    <div className={look}>
      {/* The whole card is the link, its name is the label. */}
      {to ? (
        <Link
          to={to}
          className="truncate font-medium text-sm text-text-2 after:absolute after:inset-0 after:rounded-xl focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-brand-line"
        >
          {label}
        </Link>
      ) : (
        <span className="truncate font-medium text-sm text-text-2">{label}</span>
      )}
      <span className="num mt-1.5 truncate font-semibold text-2xl tracking-tight">{value}</span>
      <span className="mt-1.5 flex min-h-6.5 items-end gap-3">
        {delta && <Delta {...delta} />}
        {trend && (
          <span className="ml-auto">
            <Sparkline values={trend} />
          </span>
        )}
      </span>
    </div>
  );
}

function Delta({ value, text, inverse, against }: NonNullable<StatCardProps["delta"]>) {
  const t = useT();
  const format = useFormat();
  const shown = text ?? format.signed(value, { style: "percent", maximumFractionDigits: Math.abs(value) < 1 ? 1 : 0 });
  const good = inverse ? value < 0 : value > 0;
  return (
    <span className="min-w-0 truncate text-sm">
      <span
        aria-hidden="true"
        className={cx("num font-medium", value === 0 ? "text-text-2" : good ? "text-good" : "text-bad")}
      >
        {shown}
      </span>
      <span className="sr-only">
        {value === 0 ? t("ui.trend.same") : t(value > 0 ? "ui.trend.up" : "ui.trend.down", { value: shown })}
      </span>
      {against && <span className="text-text-3"> {against}</span>}
    </span>
  );
}
