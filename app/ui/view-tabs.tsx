import { Plus, UsersRound } from "lucide-react";
import type { ReactNode } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { Count } from "./badge.tsx";
import { cx } from "./cx.ts";
import { IconButton } from "./icon-button.tsx";
import { TabLink } from "./tab-link.tsx";
import { useCurrentInSight } from "./use-current-in-sight.ts";

export type View = {
  id: string;
  label: string;
  to: string;
  count?: number | string;
  /** What can be done with it, beside the one that is open. */
  menu?: ReactNode;
  /** Seen by others too. */
  shared?: boolean;
  /** Not as it was saved any more. */
  changed?: boolean;
};

/** Saved ways to see one list; each is an address. */
export function ViewTabs({
  views,
  current,
  onAdd,
  className,
}: {
  views: readonly View[];
  current: string | undefined;
  onAdd?: () => void;
  className?: string;
}) {
  const t = useT();
  const row = useCurrentInSight(current);
  return (
    <nav
      ref={row}
      aria-label={t("ui.views.label")}
      className={cx("scroll-quiet flex min-w-0 items-center gap-1 overflow-x-auto", className)}
    >
      {views.map((view) => {
        const on = view.id === current;
        return (
          <span key={view.id} className={cx("inline-flex shrink-0 items-center rounded-md", on && "bg-hover")}>
            <TabLink to={view.to} on={on}>
              <span className="max-w-48 truncate">{view.label}</span>
              {view.shared && <UsersRound size={13} aria-hidden="true" className="text-text-3" />}
              {view.changed && (
                <span className="size-1.5 rounded-full bg-brand" data-tip={t("ui.unsaved")}>
                  <span className="sr-only">{t("ui.unsaved")}</span>
                </span>
              )}
              {view.count !== undefined && <Count>{view.count}</Count>}
            </TabLink>
            {on && view.menu}
          </span>
        );
      })}
      {onAdd && <IconButton icon={Plus} size="small" aria-label={t("ui.views.save")} onClick={onAdd} />}
    </nav>
  );
}
