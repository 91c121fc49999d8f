import type { ComponentType, ReactNode } from "react";
import { whenOpened } from "./when-opened.tsx";

export type SheetProps = {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  text?: ReactNode;
  children: ReactNode;
  actions?: ReactNode;
  wide?: boolean;
};

const load = async () => (await import("./sheet-popup.tsx")).SheetPopup;

/** A panel from the right edge; the whole screen on phones. Its code loads when it first opens. */
export const Sheet = whenOpened<SheetProps>(load);

/**
 * A sheet of a page, with the form that is in it, when it first opens:
 * `const TaskSheet = lazySheet(async () => (await import("./task-sheet.tsx")).TaskSheet)`.
 */
export function lazySheet<Props extends { open: boolean }>(loadOwn: () => Promise<ComponentType<Props>>) {
  return whenOpened(async () => (await Promise.all([loadOwn(), load()]))[0]);
}
