import { Dialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { useEffect, useRef } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { cx } from "./cx.ts";
import type { DialogProps } from "./dialog.tsx";
import { useOpener } from "./opener.ts";
import { makeRoom } from "./toast.ts";

const widths = { small: "sm:max-w-sm", medium: "sm:max-w-lg", large: "sm:max-w-3xl" };

/** The window itself. On phones it rises from the bottom edge. */
export function DialogPopup({ open, onClose, title, text, children, actions, size = "medium" }: DialogProps) {
  const popup = useRef<HTMLDivElement>(null);
  const opener = useOpener();
  // On phones it rises from where messages are.
  useEffect(() => {
    if (open && window.matchMedia("(max-width: 639px)").matches) makeRoom();
  }, [open]);
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={backdropLook} />
        <Dialog.Viewport className="fixed inset-0 z-50 flex items-end justify-center sm:items-start sm:p-4 sm:pt-[12vh]">
          <Dialog.Popup
            ref={popup}
            initialFocus={() => firstField(popup.current)}
            finalFocus={opener}
            className={cx(
              "pop flex max-h-[92dvh] w-full flex-col rounded-t-2xl border border-line bg-panel shadow-float outline-none sm:max-h-[80vh] sm:rounded-2xl",
              widths[size],
            )}
          >
            <div className={cx("flex items-start gap-3 px-5 pt-4", !children && "pb-4")}>
              <div className="min-w-0 flex-1">
                <Dialog.Title className="text-balance font-semibold text-lg">{title}</Dialog.Title>
                {text && <Dialog.Description className="mt-1 text-text-2">{text}</Dialog.Description>}
              </div>
              <CloseButton />
            </div>
            {children && (
              <div data-body className="scroll-quiet min-h-0 flex-1 overflow-y-auto px-5 py-4">
                {children}
              </div>
            )}
            {actions && (
              <div data-actions className="flex flex-wrap justify-end gap-2 border-line border-t px-5 py-3">
                {actions}
              </div>
            )}
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** The veil over the page behind a window. */
export const backdropLook = "fade fixed inset-0 z-50 bg-[color-mix(in_srgb,var(--inverse)_45%,transparent)]";

/** The cross in the corner of a window or panel. */
export function CloseButton() {
  const t = useT();
  return (
    <Dialog.Close
      aria-label={t("ui.close")}
      className="-mr-1.5 grid size-7 shrink-0 place-items-center rounded-md text-text-3 hover:bg-hover hover:text-text touch:size-11"
    >
      <X size={16} aria-hidden="true" />
    </Dialog.Close>
  );
}

/** Where the focus goes when a window opens: its first field, else its first button; not the cross in the corner. */
export function firstField(popup: HTMLElement | null): HTMLElement | true {
  const first = popup?.querySelector<HTMLElement>(
    "[data-body] :is(input:not([type=hidden]), select, textarea, button, a[href])",
  );
  return first ?? popup?.querySelector<HTMLElement>("[data-actions] :is(button, a)") ?? true;
}
