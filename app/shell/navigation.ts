import type { Icon } from "#app/ui/icon.ts";

/** One entry of the rail. `badge` counts quietly, `alert` stands out. `end` matches the address exactly. */
export type NavItem = {
  to: string;
  label: string;
  icon: Icon;
  badge?: number | string;
  alert?: boolean;
  end?: boolean /** Second key after `g`. */;
  key?: string;
  /** On phones after the others. */
  later?: boolean;
};
export type NavGroup = { group?: string; items: readonly NavItem[] };
export type Mark = {
  name: string /** Address of the logo; initials on the brand's colour without one. */;
  logo?: string | null;
  logoDark?: string | null;
};
export type Me = { name: string; detail?: string; image?: string | null; id?: string };
