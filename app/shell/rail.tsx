import { ChevronsUpDown, PanelLeftClose, PanelLeftOpen, Search } from "lucide-react";
import { useId } from "react";
import { Link, NavLink } from "react-router";
import { Avatar } from "#app/ui/avatar.tsx";
import { Count } from "#app/ui/badge.tsx";
import { cx } from "#app/ui/cx.ts";
import { IconButton } from "#app/ui/icon-button.tsx";
import { Kbd } from "#app/ui/kbd.tsx";
import { Menu, type MenuItem } from "#app/ui/menu.tsx";
import { useFormat, useT } from "./i18n.tsx";
import type { Mark, Me, NavGroup, NavItem } from "./navigation.ts";
import { TenantMark } from "./tenant-mark.tsx";

type Props = {
  mark: Mark;
  me: Me;
  home: string;
  navigation: readonly NavGroup[];
  meMenu: readonly MenuItem[];
  open: boolean;
  onToggle: () => void;
  onSearch: () => void;
};

/** The left rail. Closed, and on tablets, it shows icons only. */
export function Rail({ mark, me, home, navigation, meMenu, open, onToggle, onSearch }: Props) {
  const t = useT();
  const words = open ? "hidden lg:block" : "hidden";
  return (
    <aside className="hidden min-h-0 flex-col gap-0.5 border-line border-r bg-rail px-2.5 py-3 sm:flex">
      <div className={cx("flex items-center pb-2", open ? "flex-col gap-1 lg:flex-row" : "flex-col gap-1")}>
        <Link to={home} className={cx("flex min-h-8 min-w-0 items-center rounded-md px-1.5", open && "lg:flex-1")}>
          <TenantMark
            mark={mark}
            className={open ? "max-lg:[&>span:last-child]:sr-only" : undefined}
            nameHidden={!open}
          />
        </Link>
        <IconButton
          size="small"
          icon={open ? PanelLeftClose : PanelLeftOpen}
          aria-label={t(open ? "shell.collapse" : "shell.expand")}
          aria-expanded={open}
          onClick={onToggle}
          className="max-lg:hidden aria-expanded:bg-transparent"
        />
      </div>
      <button
        type="button"
        data-tip={open ? undefined : t("shell.searchLabel")}
        aria-keyshortcuts="Meta+K Control+K"
        onClick={onSearch}
        className="mb-2.5 flex control items-center gap-2 rounded-lg border border-line bg-panel px-2.25 text-text-3 hover:border-line-strong"
      >
        <Search size={16} aria-hidden="true" className="shrink-0" />
        <span className="sr-only">{t("shell.searchLabel")}</span>
        <span aria-hidden="true" className={words}>
          {t("shell.search")}
        </span>
        <Kbd className={cx("ml-auto", words)}>⌘K</Kbd>
      </button>
      <nav
        aria-label={t("shell.navigation")}
        className="scroll-quiet -mx-1 flex min-h-0 flex-1 flex-col overflow-y-auto px-1 pb-2"
      >
        {navigation.map((group, at) => (
          <Group key={group.group ?? `group ${at}`} group={group} words={words} />
        ))}
      </nav>
      <Menu
        items={meMenu}
        side="top"
        trigger={
          <button
            type="button"
            className="flex min-h-11 items-center gap-2.25 rounded-lg px-1.5 text-left hover:bg-hover aria-expanded:bg-hover"
          >
            <Avatar name={me.name} id={me.id} image={me.image} />
            <span className="sr-only">
              {t("shell.menu")}: {me.name}
            </span>
            <span aria-hidden="true" className={cx("min-w-0 flex-1 leading-tight", words)}>
              <span className="block truncate">{me.name}</span>
              {me.detail && <span className="block truncate text-text-3 text-xs">{me.detail}</span>}
            </span>
            <ChevronsUpDown size={14} aria-hidden="true" className={cx("shrink-0 text-text-3", words)} />
          </button>
        }
      />
    </aside>
  );
}

function Group({ group, words }: { group: NavGroup; words: string }) {
  const id = useId();
  return (
    <div className="pb-1">
      {group.group && (
        <h2 id={id} className={cx("px-2.5 pt-3 pb-1 text-text-3 text-xs", words)}>
          {group.group}
        </h2>
      )}
      <ul aria-labelledby={group.group ? id : undefined}>
        {group.items.map((item) => (
          <li key={item.to}>
            <RailLink item={item} words={words} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function RailLink({ item, words }: { item: NavItem; words: string }) {
  const format = useFormat();
  const { icon: Glyph, badge } = item;
  return (
    <NavLink
      to={item.to}
      end={item.end}
      prefetch="intent"
      title={item.label}
      className={({ isActive }) =>
        cx(
          "group relative flex min-h-7.5 items-center gap-2.25 rounded-md px-2.5 font-medium touch:min-h-11",
          isActive ? "bg-hover text-text [&>svg]:text-brand-text" : "text-text-2 hover:bg-hover hover:text-text",
        )
      }
    >
      <Glyph size={16} aria-hidden="true" className="shrink-0" />
      <span className={cx("min-w-0 flex-1 truncate", words)}>{item.label}</span>
      {badge !== undefined && (
        <span className={words}>
          <Count strong={item.alert}>{typeof badge === "number" ? format.number(badge) : badge}</Count>
        </span>
      )}
    </NavLink>
  );
}
