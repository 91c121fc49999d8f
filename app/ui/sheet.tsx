import { lazy, type ReactNode, Suspense } from "react";
import { useOpened } from "./dialog.tsx";

export type SheetProps = {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  text?: ReactNode;
  children: ReactNode;
  actions?: ReactNode;
  wide?: boolean;
};

const SheetPopup = lazy(async () => ({ default: (await import("./sheet-popup.tsx")).SheetPopup }));

/** A panel from the right edge; the whole screen on phones. Its code loads when it first opens. */
export function Sheet(props: SheetProps) {
  return useOpened(props.open) ? (
    <Suspense fallback={null}>
      <SheetPopup {...props} />
    </Suspense>
  ) : null;
}
