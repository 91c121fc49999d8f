import type { ComponentType, ReactNode } from "react";
import { whenOpened } from "./when-opened.tsx";

export type DialogProps = {
  open: boolean;
  /** Asked to close: Escape, the cross, a press outside. The owner decides. */
  onClose: () => void;
  title: ReactNode;
  text?: ReactNode;
  children?: ReactNode;
  /** Buttons at the bottom, the main one last. */
  actions?: ReactNode;
  size?: "small" | "medium" | "large";
};

const load = async () => (await import("./dialog-popup.tsx")).DialogPopup;

/** A window over the page. Its code loads when it first opens. */
export const Dialog = whenOpened<DialogProps>(load);

/**
 * A dialog of a page, with all that is in it, when it first opens:
 * `const LoseDialog = lazyDialog(async () => (await import("./lose-dialog.tsx")).LoseDialog)`.
 */
export function lazyDialog<Props extends { open: boolean }>(loadOwn: () => Promise<ComponentType<Props>>) {
  return whenOpened(async () => (await Promise.all([loadOwn(), load()]))[0]);
}
