import { cx } from "./cx.ts";

/** A key or a chord: `⌘K`. */
export function Kbd({
  children,
  inverse,
  className,
}: {
  children: React.ReactNode;
  inverse?: boolean;
  className?: string;
}) {
  return (
    <kbd
      className={cx(
        "rounded border px-1.25 font-sans text-xs leading-4 tracking-wide",
        inverse ? "border-current/30 text-current" : "border-line text-text-3",
        className,
      )}
    >
      {children}
    </kbd>
  );
}
