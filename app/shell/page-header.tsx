import { ChevronLeft, ChevronRight } from "lucide-react";
import { Fragment, type ReactNode } from "react";
import { Link } from "react-router";
import { cx } from "#app/ui/cx.ts";
import { useFormat, useT } from "./i18n.tsx";

export type PageHeaderProps = {
  title: ReactNode;
  count?: number | string;
  crumbs?: readonly { label: string; to: string }[];
  /** Beside the title: a state. */
  mark?: ReactNode;
  /** At the end, the one primary action last. */
  actions?: ReactNode;
};

/** The bar at the top of every page: where you are, and its one main action. */
export function PageHeader({ title, count, crumbs, mark, actions }: PageHeaderProps) {
  const t = useT();
  const format = useFormat();
  const back = crumbs?.at(-1);
  return (
    <header className="flex min-h-13 shrink-0 items-center gap-2.5 border-line border-b px-(--page) py-1.5 touch:min-h-15">
      {crumbs && crumbs.length > 0 && (
        <nav aria-label={t("shell.breadcrumb")} className="hidden shrink-0 items-center gap-1 text-text-3 sm:flex">
          {crumbs.map((crumb) => (
            <Fragment key={crumb.to}>
              <Link to={crumb.to} className="flex min-h-6 max-w-40 items-center rounded hover:text-text">
                <span className="truncate">{crumb.label}</span>
              </Link>
              <ChevronRight size={13} aria-hidden="true" className="shrink-0" />
            </Fragment>
          ))}
        </nav>
      )}
      {back && (
        <Link
          to={back.to}
          aria-label={back.label}
          className="-mr-2 -ml-3 grid min-h-6 w-9 shrink-0 place-items-center rounded-lg text-text-2 hover:text-text sm:hidden touch:min-h-11 touch:w-11"
        >
          <ChevronLeft size={20} aria-hidden="true" />
        </Link>
      )}
      <h1 className="min-w-0 truncate font-semibold text-lg">{title}</h1>
      {count !== undefined && (
        <span className="num text-text-3">{typeof count === "number" ? format.number(count) : count}</span>
      )}
      {mark}
      {actions && <div className="ml-auto flex shrink-0 items-center gap-2">{actions}</div>}
    </header>
  );
}

/** A second bar: views, filters, switches. */
export function PageBar({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <div
      className={cx(
        "flex min-h-11 shrink-0 flex-wrap items-center gap-x-3 gap-y-1.5 border-line border-b px-(--page) py-2",
        className,
      )}
    >
      {children}
    </div>
  );
}

// A part that scrolls must be reachable by keyboard.
const reachable = { tabIndex: 0 };

/** The part of a page that scrolls. `ground` puts it on the background, for cards. */
export function PageBody({
  children,
  ground,
  className,
}: {
  children: ReactNode;
  ground?: boolean;
  className?: string;
}) {
  return (
    <div
      {...reachable}
      data-inset-focus
      className={cx("scroll-quiet min-h-0 flex-1 overflow-y-auto px-(--page) py-4.5", ground && "bg-bg", className)}
    >
      {children}
    </div>
  );
}
