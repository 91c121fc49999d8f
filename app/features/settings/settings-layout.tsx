import { FileText, ListFilter, SquareKanban, UserRound, UsersRound } from "lucide-react";
import Blocks from "lucide-react/icons/blocks";
import KeyRound from "lucide-react/icons/key-round";
import Palette from "lucide-react/icons/palette";
import Shield from "lucide-react/icons/shield";
import Split from "lucide-react/icons/split";
import Tag from "lucide-react/icons/tag";
import { NavLink, Outlet } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { cx } from "#app/ui/cx.ts";
import { TabLinks } from "#app/ui/tabs.tsx";
import { visitor } from "#tenants/index.ts";
import { page } from "#worker/kernel/page.ts";
import type { Route } from "./+types/settings-layout.ts";
import { SECTIONS, sectionPath } from "./sections.ts";

const icons = {
  people: UserRound,
  teams: UsersRound,
  roles: Shield,
  fields: Blocks,
  pipelines: SquareKanban,
  assignment: Split,
  territories: ListFilter,
  quotes: FileText,
  tags: Tag,
  apiKeys: KeyRound,
  brand: Palette,
};

export async function loader({ context }: Route.LoaderArgs) {
  const { grants } = await page(context).run(visitor, {});
  return { sections: SECTIONS.filter(({ access }) => grants[access]).map(({ key }) => key) };
}

/** A list of places beside the page; tabs above it where there is no room. */
export default function SettingsLayout({ loaderData }: Route.ComponentProps) {
  const t = useT();
  const label = t("settings.title");
  const places = loaderData.sections.map((key) => ({
    to: sectionPath(key),
    label: t(`settings.section.${key}`),
    icon: icons[key],
  }));
  return (
    <div className="flex min-h-0 flex-1 max-lg:flex-col">
      <nav aria-label={label} className="hidden w-52 shrink-0 flex-col border-line border-r px-2.5 py-3 lg:flex">
        <p className="px-2.5 pb-2 font-semibold text-lg">{label}</p>
        {places.map(({ to, label: text, icon: Glyph }) => (
          <NavLink
            key={to}
            to={to}
            prefetch="intent"
            className={({ isActive }) =>
              cx(
                "flex min-h-7.5 items-center gap-2.25 rounded-md px-2.5 font-medium",
                isActive ? "bg-hover text-text [&>svg]:text-brand-text" : "text-text-2 hover:bg-hover hover:text-text",
              )
            }
          >
            <Glyph size={16} aria-hidden="true" className="shrink-0" />
            <span className="min-w-0 truncate">{text}</span>
          </NavLink>
        ))}
      </nav>
      <TabLinks links={places} label={label} className="shrink-0 border-line border-b px-(--page) py-2 lg:hidden" />
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <Outlet />
      </div>
    </div>
  );
}
