import { Popover } from "@base-ui/react/popover";
import type { ReactNode } from "react";
import { cx } from "./cx.ts";
import type { PopoverProps } from "./popover.tsx";
import { popupLook } from "./popup-look.ts";
import type { PopupState } from "./use-popup.ts";

type Props = PopupState & Pick<PopoverProps, "label" | "align" | "className"> & { children: ReactNode };

/** The floating half of Popover; loaded when first wanted. */
export function PopoverPopup({ open, anchor, onOpenChange, label, align, className, children }: Props) {
  return (
    <Popover.Root open={open} onOpenChange={(next, details) => onOpenChange(next, details.event)}>
      <Popover.Portal>
        <Popover.Positioner anchor={anchor} align={align} sideOffset={4} collisionPadding={8} className="z-50">
          <Popover.Popup aria-label={label} finalFocus={anchor} className={cx(popupLook, "min-w-56 p-3", className)}>
            {children}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
