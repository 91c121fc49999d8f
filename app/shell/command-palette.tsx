import type { Icon } from "#app/ui/icon.ts";
import { whenOpened } from "#app/ui/when-opened.tsx";
import type { NavGroup } from "./navigation.ts";

export type Found = {
  id: string;
  label: string;
  detail?: string;
  to: string;
  avatar?: "person" | "company";
  icon?: Icon;
  image?: string | null;
};
export type Command = { id: string; label: string; icon?: Icon; shortcut?: string; run: () => void };
export type PaletteProps = {
  open: boolean;
  onClose: () => void;
  navigation: readonly NavGroup[];
  commands?: readonly Command[];
  /** Finds records; called 120 ms after the last key, aborted by the next. */
  search?: (query: string, signal: AbortSignal) => Promise<readonly Found[]>;
  onOpen: (to: string) => void;
};

/** ⌘K. Its code loads when it first opens. */
export const CommandPalette = whenOpened<PaletteProps>(async () => (await import("./palette.tsx")).Palette);
