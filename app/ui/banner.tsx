import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from "lucide-react";
import type { ReactNode } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { cx } from "./cx.ts";

const looks = {
  info: { icon: Info, ground: "bg-info-soft", mark: "text-info" },
  good: { icon: CircleCheck, ground: "bg-good-soft", mark: "text-good" },
  warn: { icon: TriangleAlert, ground: "bg-warn-soft", mark: "text-warn" },
  bad: { icon: CircleAlert, ground: "bg-bad-soft", mark: "text-bad" },
};

/** Something to know about this page. Trouble (`bad`) is announced at once. */
export function Banner({
  tone = "info",
  title,
  children,
  action,
  onClose,
  className,
}: {
  tone?: keyof typeof looks;
  title?: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  onClose?: () => void;
  className?: string;
}) {
  const t = useT();
  const { icon: Glyph, ground, mark } = looks[tone];
  return (
    <div
      role={tone === "bad" ? "alert" : "status"}
      className={cx("flex items-start gap-2.5 rounded-lg px-3 py-2", ground, className)}
    >
      <Glyph size={16} aria-hidden="true" className={cx("mt-0.5 shrink-0", mark)} />
      <div className="min-w-0 flex-1">
        {title && <p className="font-medium">{title}</p>}
        {children && <div className="text-text-2">{children}</div>}
      </div>
      {action && <div className="flex shrink-0 items-center gap-2">{action}</div>}
      {onClose && (
        <button
          type="button"
          aria-label={t("ui.close")}
          onClick={onClose}
          className="-my-0.5 grid size-6 shrink-0 place-items-center rounded-md text-text-2 hover:text-text touch:size-11"
        >
          <X size={14} aria-hidden="true" />
        </button>
      )}
    </div>
  );
}
