import { Dialog } from "@base-ui/react/dialog";
import { useRef } from "react";
import { cx } from "./cx.ts";
import { backdropLook, CloseButton, firstField } from "./dialog-popup.tsx";
import { useOpener } from "./opener.ts";
import type { SheetProps } from "./sheet.tsx";

/** The panel itself. */
export function SheetPopup({ open, onClose, title, text, children, actions, wide }: SheetProps) {
  const popup = useRef<HTMLDivElement>(null);
  const opener = useOpener();
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={backdropLook} />
        <Dialog.Popup
          ref={popup}
          initialFocus={() => firstField(popup.current)}
          finalFocus={opener}
          className={cx(
            "slide fixed inset-y-0 right-0 z-50 flex w-full flex-col border-line bg-panel shadow-float outline-none sm:border-l",
            wide ? "sm:max-w-3xl" : "sm:max-w-md",
          )}
        >
          <div className="flex min-h-13 items-center gap-3 border-line border-b px-5 py-2">
            <div className="min-w-0 flex-1">
              <Dialog.Title className="truncate font-semibold text-lg">{title}</Dialog.Title>
              {text && <Dialog.Description className="text-text-2">{text}</Dialog.Description>}
            </div>
            <CloseButton />
          </div>
          <div data-body className="scroll-quiet min-h-0 flex-1 overflow-y-auto px-5 py-4">
            {children}
          </div>
          {actions && (
            <div data-actions className="flex flex-wrap justify-end gap-2 border-line border-t px-5 py-3">
              {actions}
            </div>
          )}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
