import { Link } from "react-router";
import { Count } from "#app/ui/badge.tsx";
import { cx } from "#app/ui/cx.ts";
import type { MoreProps } from "./bottom-bar.tsx";
import { useT } from "./i18n.tsx";

/** Every place, and the person's own menu. */
export function MoreList({ navigation, meMenu, close, onSearch }: MoreProps & { close: () => void }) {
  const t = useT();
  const row = "flex min-h-11 w-full items-center gap-3 rounded-lg px-2 text-left hover:bg-hover";
  const choose = (run?: () => void) => () => {
    close();
    run?.();
  };
  return (
    <ul className="-mx-2">
      <li>
        <button type="button" className={row} onClick={choose(onSearch)}>
          {t("shell.searchLabel")}
        </button>
      </li>
      {navigation
        .flatMap((group) => group.items)
        .map(({ to, label, icon: Glyph, badge, alert }) => (
          <li key={to}>
            <Link to={to} className={row} onClick={close}>
              <Glyph size={18} aria-hidden="true" className="text-text-3" />
              {label}
              {badge !== undefined && <Count strong={alert}>{badge}</Count>}
            </Link>
          </li>
        ))}
      {meMenu.map((item) =>
        typeof item === "object" && "label" in item ? (
          <li key={item.label}>
            {item.to === undefined ? (
              <button type="button" className={cx(row, item.danger && "text-bad")} onClick={choose(item.onSelect)}>
                {item.icon && <item.icon size={18} aria-hidden="true" />}
                {item.label}
              </button>
            ) : (
              <Link to={item.to} className={row} onClick={close}>
                {item.icon && <item.icon size={18} aria-hidden="true" className="text-text-3" />}
                {item.label}
              </Link>
            )}
          </li>
        ) : null,
      )}
    </ul>
  );
}
