import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { Link, NavLink } from "react-router";
import { Count } from "#app/ui/badge.tsx";
import { cx } from "#app/ui/cx.ts";
import type { MenuItem } from "#app/ui/menu.tsx";
import { Sheet } from "#app/ui/sheet.tsx";
import { useT } from "./i18n.tsx";
import type { NavGroup } from "./navigation.ts";

type Props = { navigation: readonly NavGroup[]; meMenu: readonly MenuItem[]; onSearch: () => void };
const PLACES = 4;
const cell = "flex min-h-13 min-w-0 flex-col items-center justify-center gap-0.5 px-1 text-2xs";

/** Phones: the first four places and "more", which holds the rest and the person's own menu. */
export function BottomBar({ navigation, meMenu, onSearch }: Props) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const all = navigation.flatMap((group) => group.items);
  const items = [...all.filter(({ later }) => !later), ...all.filter(({ later }) => later)];
  const hidden = items.slice(PLACES).some(({ alert }) => alert);
  const close = () => setOpen(false);
  return (
    <nav
      aria-label={t("shell.navigation")}
      className="grid auto-cols-fr grid-flow-col border-line border-t bg-panel pb-[env(safe-area-inset-bottom)] sm:hidden"
    >
      {items.slice(0, PLACES).map(({ to, end, label, icon: Glyph, alert }) => (
        <NavLink
          key={to}
          to={to}
          end={end}
          data-inset-focus
          className={({ isActive }) => cx(cell, isActive ? "text-brand-text" : "text-text-3")}
        >
          <span className="relative">
            <Glyph size={20} aria-hidden="true" />
            {alert && <span className="absolute -top-0.5 -right-1 size-2 rounded-full bg-brand" />}
          </span>
          <span className="max-w-full truncate">{label}</span>
        </NavLink>
      ))}
      <button
        type="button"
        data-inset-focus
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(true)}
        className={cx(cell, "text-text-3")}
      >
        <span className="relative">
          <Ellipsis size={20} aria-hidden="true" />
          {hidden && <span className="absolute -top-0.5 -right-1 size-2 rounded-full bg-brand" />}
        </span>
        <span className="max-w-full truncate">{t("shell.more")}</span>
      </button>
      <Sheet open={open} onClose={close} title={t("shell.more")}>
        <MoreList navigation={navigation} meMenu={meMenu} close={close} onSearch={onSearch} />
      </Sheet>
    </nav>
  );
}

function MoreList({ navigation, meMenu, close, onSearch }: Props & { close: () => void }) {
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
