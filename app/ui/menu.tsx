import { cloneElement, type ReactElement } from "react";
import type { Icon } from "./icon.ts";
import { onDemand } from "./on-demand.tsx";
import { usePopup } from "./use-popup.ts";

export type MenuItem =
  | {
      label: string;
      icon?: Icon;
      shortcut?: string;
      danger?: boolean;
      disabled?: boolean;
      checked?: boolean;
      onSelect?: () => void;
      to?: string;
    }
  | { heading: string }
  | "separator";
export type MenuProps = {
  /** A button; it gets the wiring. */
  trigger: ReactElement<Record<string, unknown>>;
  items: readonly MenuItem[];
  align?: "start" | "center" | "end";
  side?: "top" | "bottom" | "left" | "right";
};

const load = () => import("./menu-popup.tsx");
const MenuPopup = onDemand(async () => (await load()).MenuPopup);

/** A list of actions behind a button. Arrow keys, type-ahead, Escape. */
export function Menu({ trigger, items, align = "start", side = "bottom" }: MenuProps) {
  const popup = usePopup("menu", load);
  return (
    <>
      {cloneElement(trigger, popup.trigger)}
      {popup.wanted && <MenuPopup {...popup.state} items={items} align={align} side={side} />}
    </>
  );
}
