import { type ReactNode, useState } from "react";
import { changeAppearance } from "#app/theme/change-appearance.ts";
import { cx } from "#app/ui/cx.ts";
import { lazyDialog } from "#app/ui/dialog.tsx";
import type { MenuItem } from "#app/ui/menu.tsx";
import { TooltipLayer } from "#app/ui/tooltip.tsx";
import { BottomBar } from "./bottom-bar.tsx";
import { CommandPalette, type PaletteProps } from "./command-palette.tsx";
import { useT } from "./i18n.tsx";
import type { Mark, Me, NavGroup } from "./navigation.ts";
import { NavigationProgress } from "./navigation-progress.tsx";
import { Rail } from "./rail.tsx";
import { Toaster } from "./toaster.tsx";
import { useShortcuts } from "./use-shortcuts.ts";

const ShortcutsDialog = lazyDialog(async () => (await import("./shortcuts-dialog.tsx")).ShortcutsDialog);

export type AppFrameProps = {
  mark: Mark;
  me: Me;
  /** Where the mark leads. */
  home: string;
  navigation: readonly NavGroup[];
  meMenu: readonly MenuItem[];
  palette: Omit<PaletteProps, "open" | "onClose" | "navigation">;
  /** As the server read it from the cookie. */
  railOpen?: boolean;
  /** Follows `g` and a letter. */
  onGo: (to: string) => void;
  children: ReactNode;
};

/**
 * The frame of every signed-in page: rail, page, bottom bar on phones. The page fills the rest; start it with a
 * PageHeader and let what follows scroll by itself (a DataTable does, or a PageBody).
 */
export function AppFrame({
  mark,
  me,
  home,
  navigation,
  meMenu,
  palette,
  railOpen = true,
  onGo,
  children,
}: AppFrameProps) {
  const t = useT();
  const [open, setOpen] = useState(railOpen);
  const [panel, setPanel] = useState<"palette" | "shortcuts">();
  const toggle = () => {
    setOpen(!open);
    changeAppearance({ rail: open ? "closed" : "open" });
  };
  const goKeys = navigation.flatMap(({ items }) =>
    items.flatMap((item) => (item.key ? [[`g ${item.key}`, () => onGo(item.to)] as const] : [])),
  );
  useShortcuts({ "mod+k": () => setPanel("palette"), "?": () => setPanel("shortcuts"), ...Object.fromEntries(goKeys) });
  const close = () => setPanel(undefined);
  return (
    <div
      className={cx(
        "grid h-dvh grid-rows-[minmax(0,1fr)_auto] overflow-hidden sm:grid-rows-1",
        open
          ? "sm:grid-cols-[56px_minmax(0,1fr)] lg:grid-cols-[232px_minmax(0,1fr)]"
          : "sm:grid-cols-[56px_minmax(0,1fr)]",
      )}
    >
      <a
        href="#page"
        className="sr-only z-50 rounded-lg bg-panel px-3 py-2 shadow-float focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        {t("shell.skip")}
      </a>
      <NavigationProgress />
      <Rail
        mark={mark}
        me={me}
        home={home}
        navigation={navigation}
        meMenu={meMenu}
        open={open}
        onToggle={toggle}
        onSearch={() => setPanel("palette")}
      />
      <main id="page" tabIndex={-1} className="flex min-h-0 min-w-0 flex-col bg-panel outline-none max-sm:row-start-1">
        {children}
      </main>
      <BottomBar navigation={navigation} meMenu={meMenu} onSearch={() => setPanel("palette")} />
      <CommandPalette {...palette} navigation={navigation} open={panel === "palette"} onClose={close} />
      <ShortcutsDialog navigation={navigation} open={panel === "shortcuts"} onClose={close} />
      <Toaster />
      <TooltipLayer />
    </div>
  );
}
