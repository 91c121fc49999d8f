import { useT } from "#app/shell/i18n.tsx";
import { cx } from "./cx.ts";

/** A small wheel. Silent (`label={false}`) where the surrounding element already says that it is busy. */
export function Spinner({
  size = 16,
  label = true,
  className,
}: {
  size?: number;
  label?: boolean;
  className?: string;
}) {
  const t = useT();
  return (
    <span role={label ? "status" : undefined} className={cx("inline-grid shrink-0 place-items-center", className)}>
      <svg width={size} height={size} viewBox="0 0 16 16" fill="none" aria-hidden="true" className="spin animate-spin">
        <circle cx="8" cy="8" r="6.25" stroke="currentColor" strokeWidth="1.75" opacity="0.25" />
        <path d="M14.25 8A6.25 6.25 0 0 0 8 1.75" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" />
      </svg>
      {label && <span className="sr-only">{t("ui.loading")}</span>}
    </span>
  );
}
