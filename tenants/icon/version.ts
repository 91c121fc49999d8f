import type { Brand, Tenant } from "#worker/kernel/tenant.ts";
import { initial } from "./drawing.ts";

/** Changes with whatever the icon shows, and with nothing else: for addresses that may be kept for ever. */
export function iconVersion({ name, colour, icon, iconFile }: Brand): string {
  let hash = 0x81_1c_9d_c5;
  // FNV-1a: nobody gains by a collision within their own host.
  for (const unit of JSON.stringify([DRAWN_AS, initial(name), colour, icon, iconFile]))
    hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 0x01_00_01_93);
  return (hash >>> 0).toString(36);
}

/** Where a host's mark is, and what a phone puts on its home screen; a browser keeps both for as long as they are current. */
export function iconsOf(tenant: Tenant | null): { mark: string; touch: string | null } {
  if (!tenant) return { mark: "/icon.svg", touch: null };
  const version = iconVersion(tenant.brand);
  return { mark: `/icon.svg?v=${version}`, touch: `/apple-touch-icon.png?v=${version}` };
}

/** Raise it when icons come out differently. */
const DRAWN_AS = 1;
