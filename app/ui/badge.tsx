import type { ReactNode } from "react";
import { cx } from "./cx.ts";

export type Tone = "neutral" | "brand" | "good" | "warn" | "bad" | "info";

const text = {
  neutral: "text-text-2",
  brand: "text-brand-text",
  good: "text-good",
  warn: "text-warn",
  bad: "text-bad",
  info: "text-info",
};
const dot = {
  neutral: "bg-text-3",
  brand: "bg-brand-text",
  good: "bg-good",
  warn: "bg-warn",
  bad: "bg-bad",
  info: "bg-info",
};
const fill = {
  neutral: "bg-hover",
  brand: "bg-brand-soft",
  good: "bg-good-soft",
  warn: "bg-warn-soft",
  bad: "bg-bad-soft",
  info: "bg-info-soft",
};

/** A state: coloured dot and word. `filled` puts it on a soft ground, for headers. */
export function Badge({
  tone = "neutral",
  filled,
  plain,
  className,
  children,
}: {
  tone?: Tone;
  filled?: boolean;
  plain?: boolean;
  className?: string;
  children: ReactNode;
}) {
  return (
    <span
      className={cx(
        "inline-flex max-w-full items-center gap-1.25 whitespace-nowrap font-medium text-sm",
        text[tone],
        filled && cx("rounded-full px-2 py-px", fill[tone]),
        className,
      )}
    >
      {!plain && <StatusDot tone={tone} />}
      <span className="truncate">{children}</span>
    </span>
  );
}

/** Only the dot; say the state beside it in words. */
export function StatusDot({ tone = "neutral", className }: { tone?: Tone; className?: string }) {
  return <span aria-hidden="true" className={cx("size-1.75 shrink-0 rounded-full", dot[tone], className)} />;
}

/** A number beside a navigation item or tab. */
export function Count({ children, strong }: { children: ReactNode; strong?: boolean }) {
  return (
    <span
      className={cx(
        "num text-xs leading-4.5",
        strong ? "rounded-full bg-brand px-1.5 font-semibold text-on-brand" : "text-text-3",
      )}
    >
      {children}
    </span>
  );
}
