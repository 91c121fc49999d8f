import { Menu } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import { Link } from "react-router";
import { cx } from "./cx.ts";
import { Kbd } from "./kbd.tsx";
import type { MenuItem, MenuProps } from "./menu.tsx";
import { popupItemLook, popupLook } from "./popup-look.ts";
import type { PopupState } from "./use-popup.ts";

/** The floating half of Menu; loaded when first wanted. */
export function MenuPopup({
  open,
  anchor,
  onOpenChange,
  items,
  align,
  side,
}: PopupState & Pick<MenuProps, "items" | "align" | "side">) {
  return (
    <Menu.Root open={open} onOpenChange={(next, details) => onOpenChange(next, details.event)} modal={false}>
      <Menu.Portal>
        <Menu.Positioner
          anchor={anchor}
          align={align}
          side={side}
          sideOffset={4}
          collisionPadding={8}
          className="z-50 outline-none"
        >
          <Menu.Popup finalFocus={anchor} className={cx(popupLook, "min-w-44 p-1")}>
            {items.map((item, at) => (
              <Entry key={keyOf(item, at)} item={item} />
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function keyOf(item: MenuItem, at: number): string {
  return item === "separator" ? `line ${at}` : "heading" in item ? item.heading : item.label;
}

function Entry({ item }: { item: MenuItem }) {
  if (item === "separator") return <Menu.Separator className="-mx-1 my-1 h-px bg-line" />;
  if ("heading" in item) return <div className="px-2 pt-1.5 pb-0.5 text-text-3 text-xs">{item.heading}</div>;
  const { icon: Glyph, label, shortcut, danger, disabled, checked, onSelect, to } = item;
  const content = (
    <>
      {Glyph && <Glyph size={15} aria-hidden="true" className={cx("shrink-0", !danger && "text-text-3")} />}
      <span className="min-w-0 flex-1 truncate">{label}</span>
      {shortcut && <Kbd>{shortcut}</Kbd>}
      {checked && <Check size={14} aria-hidden="true" className="text-brand-text" />}
    </>
  );
  const look = cx(popupItemLook, danger && "text-bad");
  if (checked !== undefined)
    return (
      <Menu.CheckboxItem closeOnClick checked={checked} disabled={disabled} onCheckedChange={onSelect} className={look}>
        {content}
      </Menu.CheckboxItem>
    );
  return (
    <Menu.Item
      disabled={disabled}
      onClick={onSelect}
      className={look}
      {...(to === undefined ? {} : { render: <Link to={to} />, nativeButton: false })}
    >
      {content}
    </Menu.Item>
  );
}
