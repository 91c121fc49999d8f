import { cloneElement, type ReactElement, type ReactNode } from "react";
import { onDemand } from "./on-demand.tsx";
import { usePopup } from "./use-popup.ts";

export type PopoverProps = {
  trigger: ReactElement<Record<string, unknown>>;
  /** Names the panel for those who cannot see it. */
  label: string;
  align?: "start" | "center" | "end";
  className?: string;
  /** Content, or a function that is given `close`. */
  children: ReactNode | ((close: () => void) => ReactNode);
};

const load = () => import("./popover-popup.tsx");
const PopoverPopup = onDemand(async () => (await load()).PopoverPopup);

/** A small panel beside its button. */
export function Popover({ trigger, label, align = "start", className, children }: PopoverProps) {
  const popup = usePopup("dialog", load);
  return (
    <>
      {cloneElement(trigger, popup.trigger)}
      {popup.wanted && (
        <PopoverPopup {...popup.state} label={label} align={align} className={className}>
          {typeof children === "function" ? children(popup.close) : children}
        </PopoverPopup>
      )}
    </>
  );
}
