import {
  ChartNoAxesColumn,
  CircleCheck,
  FolderKanban,
  History,
  Home,
  LogOut,
  Monitor,
  Moon,
  Settings,
  SquareKanban,
  Sun,
  UserRound,
  Users,
} from "lucide-react";
import AtSign from "lucide-react/icons/at-sign";
import FileText from "lucide-react/icons/file-text";
import Package from "lucide-react/icons/package";
import { Outlet, redirect, useFetcher, useMatches, useNavigate, useRouteLoaderData } from "react-router";
import type { loader as rootLoader } from "#app/root.tsx";
import { AppFrame } from "#app/shell/app-frame.tsx";
import type { PaletteProps } from "#app/shell/command-palette.tsx";
import { useT } from "#app/shell/i18n.tsx";
import { useLive } from "#app/shell/live.ts";
import type { NavGroup } from "#app/shell/navigation.ts";
import { ObjectIcon } from "#app/shell/object-icon.tsx";
import { useMentionCount } from "#app/shell/use-mention-count.ts";
import { changeAppearance } from "#app/theme/change-appearance.ts";
import type { Icon } from "#app/ui/icon.ts";
import { visitor } from "#tenants/index.ts";
import { page, signInPath } from "#worker/kernel/page.ts";
import type { Route } from "./+types/app-layout.ts";
import { useCommands } from "./commands.ts";

const icons: Record<string, Icon> = {
  home: Home,
  users: Users,
  kanban: SquareKanban,
  "folder-kanban": FolderKanban,
  "file-text": FileText,
  package: Package,
  "list-checks": CircleCheck,
  chart: ChartNoAxesColumn,
  history: History,
  settings: Settings,
  "at-sign": AtSign,
};

/** Its code comes with the first word that is looked for. */
const searchRecords: PaletteProps["search"] = async (query, signal) =>
  (await import("./search-records.ts")).searchRecords(query, signal);

const themeIcons = { light: Sun, dark: Moon, system: Monitor } as const;

/** The frame of everything behind signing in. Its reads ride on the page's own round trip. */
export async function loader({ context }: Route.LoaderArgs) {
  const here = page(context);
  const actor = await here.run(visitor, {});
  if (actor.kind !== "user") throw redirect(here.platform ? "/platform" : signInPath(here));
  const allowed = here.nav.filter(({ access }) => !access || [access].flat().some((right) => actor.grants[right]));
  const nav = allowed.sort((one, other) => Number(other.to === "/") - Number(one.to === "/"));
  return {
    me: { id: actor.id, name: actor.name, role: actor.role, roleKey: actor.roleKey, pictureId: actor.pictureId },
    nav,
    objects: (here.ctx.tenant?.objects ?? []).filter(({ id }) => actor.grants[`records.${id}:read`]),
    grants: actor.grants,
  };
}

export default function AppLayout({ loaderData }: Route.ComponentProps) {
  const { grants, me, nav, objects } = loaderData;
  const t = useT();
  const go = useNavigate();
  const leaving = useFetcher();
  const signOut = () => void leaving.submit(null, { method: "post", action: "/sign-out" });
  const commands = useCommands(grants, signOut);
  useLive(useMatches().flatMap(({ handle }) => (handle as { live?: string[] } | undefined)?.live ?? []));
  const root = useRouteLoaderData<typeof rootLoader>("root");
  const unseen = useMentionCount();
  const groups = (["main", "sales", "insight", "settings"] as const).map(
    (group): NavGroup => ({
      ...(group === "main" ? {} : { group: t(`shell.groups.${group}`) }),
      items: nav
        .filter((item) => item.group === group)
        .map((item) => ({
          to: item.to,
          label: t.find(item.label) ?? item.label,
          icon: icons[item.icon] ?? Home,
          end: item.to === "/",
          ...(item.key ? { key: item.key } : {}),
          ...(item.to === "/mentions" ? { later: true, ...(unseen > 0 ? { badge: unseen, alert: true } : {}) } : {}),
        })),
    }),
  );
  const own: NavGroup = {
    group: t("shell.groups.own"),
    items: objects.map(({ name, plural, icon }) => ({
      to: `/objects/${name}`,
      label: plural,
      icon: iconOf(icon),
    })),
  };
  groups.splice(2, 0, own);
  return (
    <AppFrame
      mark={{ name: root?.brand.name ?? "", logo: root?.icons.mark ?? "/icon.svg" }}
      me={{
        name: me.name,
        detail: t.find(`identity.role.${me.roleKey}`) ?? me.role,
        id: me.id,
        image: me.pictureId ? `/files/${me.pictureId}` : null,
      }}
      home="/"
      navigation={groups.filter((group) => group.items.length > 0)}
      meMenu={[
        { label: t("shell.profile"), icon: UserRound, to: "/profile" },
        { label: t("shell.jobs"), icon: History, to: "/jobs" },
        ...(grants["export:read"] ? [{ label: t("shell.exports"), icon: iconOf("download"), to: "/exports" }] : []),
        { label: t("shell.trash"), icon: iconOf("trash"), to: "/trash" },
        "separator",
        ...(["light", "dark", "system"] as const).map((theme) => ({
          label: t(`shell.theme.${theme}`),
          icon: themeIcons[theme],
          onSelect: () => changeAppearance({ theme }),
        })),
        "separator",
        { label: t("shell.signOut"), icon: LogOut, onSelect: signOut },
      ]}
      palette={{ search: searchRecords, commands, onOpen: (to: string) => void go(to) }}
      railOpen={root?.appearance.rail !== "closed"}
      onGo={(to) => void go(to)}
    >
      <Outlet />
    </AppFrame>
  );
}

/** The same component for the same name, so that nothing is drawn anew with every page. */
function iconOf(name: string): Icon {
  const known = pictures.get(name) ?? (((props) => <ObjectIcon name={name} {...(props as object)} />) as Icon);
  pictures.set(name, known);
  return known;
}

const pictures = new Map<string, Icon>();
