import { Tabs as Base } from "@base-ui/react/tabs";
import type { ReactNode } from "react";
import { NavLink } from "react-router";
import { Count } from "./badge.tsx";
import { cx } from "./cx.ts";

export type Tab = { value: string; label: ReactNode; count?: ReactNode; panel: ReactNode };

const look =
  "inline-flex min-h-6.5 shrink-0 items-center gap-1.5 rounded-md px-2.25 font-medium text-text-2 whitespace-nowrap transition-colors hover:text-text touch:min-h-11";
const chosen = "bg-hover text-text";

/** Parts of one page that are shown one at a time. */
export function Tabs({
  tabs,
  value,
  onChange,
  label,
  className,
}: {
  tabs: readonly Tab[];
  value?: string;
  onChange?: (value: string) => void;
  label: string;
  className?: string;
}) {
  return (
    <Base.Root
      {...(value === undefined ? { defaultValue: tabs[0]?.value } : { value })}
      onValueChange={(next) => onChange?.(String(next))}
      className={className}
    >
      <Base.List aria-label={label} className="scroll-quiet flex gap-1 overflow-x-auto p-0.5">
        {tabs.map((tab) => (
          <Base.Tab
            key={tab.value}
            value={tab.value}
            data-inset-focus
            className={({ active }) => cx(look, active && chosen)}
          >
            {tab.label}
            {tab.count !== undefined && <Count>{tab.count}</Count>}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map((tab) => (
        <Base.Panel key={tab.value} value={tab.value} className="pt-3 outline-offset-2">
          {tab.panel}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}

/** Tabs that are pages of their own, as links. */
export function TabLinks({
  links,
  label,
  className,
}: {
  links: readonly { to: string; label: ReactNode; count?: ReactNode; end?: boolean }[];
  label: string;
  className?: string;
}) {
  return (
    <nav aria-label={label} className={cx("scroll-quiet flex gap-1 overflow-x-auto", className)}>
      {links.map((link) => (
        <NavLink
          key={link.to}
          to={link.to}
          end={link.end}
          data-inset-focus
          className={({ isActive }) => cx(look, isActive && chosen)}
        >
          {link.label}
          {link.count !== undefined && <Count>{link.count}</Count>}
        </NavLink>
      ))}
    </nav>
  );
}
