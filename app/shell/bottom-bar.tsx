import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { NavLink } from "react-router";
import { cx } from "#app/ui/cx.ts";
import type { MenuItem } from "#app/ui/menu.tsx";
import { onDemand } from "#app/ui/on-demand.tsx";
import { Sheet } from "#app/ui/sheet.tsx";
import { useT } from "./i18n.tsx";
import type { NavGroup } from "./navigation.ts";

export type MoreProps = { navigation: readonly NavGroup[]; meMenu: readonly MenuItem[]; onSearch: () => void };
const PLACES = 4;
const cell = "flex min-h-13 min-w-0 flex-col items-center justify-center gap-0.5 px-1 text-2xs";

const MoreList = onDemand(async () => (await import("./more-list.tsx")).MoreList);

/** Phones: the first four places and "more", which holds the rest and the person's own menu. */
export function BottomBar({ navigation, meMenu, onSearch }: MoreProps) {
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
