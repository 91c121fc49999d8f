import type { ReactNode } from "react";
import { NavLink, useLocation } from "react-router";
import { Count } from "./badge.tsx";
import { cx } from "./cx.ts";
import { useCurrentInSight } from "./use-current-in-sight.ts";

const look =
  "inline-flex min-h-6.5 shrink-0 items-center gap-1.5 rounded-md px-2.25 font-medium text-text-2 whitespace-nowrap transition-colors hover:text-text touch:min-h-11";
const chosen = "bg-hover text-text";

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
  const row = useCurrentInSight(useLocation().pathname);
  return (
    <nav ref={row} aria-label={label} className={cx("scroll-quiet flex gap-1 overflow-x-auto", className)}>
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
