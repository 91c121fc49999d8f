import type { ReactNode } from "react";
import { Link } from "react-router";
import { cx } from "./cx.ts";

export type Bar = { id: string; label: string; value: number; text: ReactNode; to?: string };

/** Amounts side by side as bars; the longest is the whole width. A list, so it reads as one. */
export function BarList({ bars, className }: { bars: readonly Bar[]; className?: string }) {
  const most = Math.max(1, ...bars.map((bar) => bar.value));
  return (
    <ul className={cx("grid gap-1", className)}>
      {bars.map((bar, at) => (
        <li key={bar.id} className="grid min-h-7 grid-cols-[minmax(72px,26%)_1fr_auto] items-center gap-3">
          {bar.to ? (
            <Link
              to={bar.to}
              className="flex min-h-6 items-center truncate text-text-2 hover:text-text hover:underline"
            >
              {bar.label}
            </Link>
          ) : (
            <span className="truncate text-text-2">{bar.label}</span>
          )}
          <span aria-hidden="true" className="h-3">
            <span
              className="block h-full min-w-0.5 rounded-sm bg-brand-line"
              style={{ width: `${(bar.value / most) * 100}%`, opacity: 1 - Math.min(at, 6) * 0.1 }}
            />
          </span>
          <span className="num text-right">{bar.text}</span>
        </li>
      ))}
    </ul>
  );
}
