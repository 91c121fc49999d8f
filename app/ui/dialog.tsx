import { lazy, type ReactNode, Suspense, useState } from "react";

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

const DialogPopup = lazy(async () => ({ default: (await import("./dialog-popup.tsx")).DialogPopup }));

/** A window over the page. Its code loads when it first opens. */
export function Dialog(props: DialogProps) {
  return useOpened(props.open) ? (
    <Suspense fallback={null}>
      <DialogPopup {...props} />
    </Suspense>
  ) : null;
}

/** True from the first time something opened. */
export function useOpened(open: boolean): boolean {
  const [opened, setOpened] = useState(open);
  if (open && !opened) setOpened(true);
  return opened;
}
