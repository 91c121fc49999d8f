/**
 * Namespaces whose sentences come with the first page below the address of the same name (`/settings/…`), and which only
 * that feature's files, and those of features below that address, may ask for. What the frame or other pages say as well
 * stays in `pages.ts` of each language. `lists` has no address: its sentences come with the parts of `app/shell/lists`,
 * those of `comments`, `duplicates` and `history` also with the parts of the folders of that name there.
 */
export const areas = [
  "audit",
  "comments",
  "dashboard",
  "duplicates",
  "exports",
  "history",
  "imports",
  "jobs",
  "lists",
  "objects",
  "platform",
  "products",
  "profile",
  "quotes",
  "sales",
  "settings",
  "shape",
  "territories",
  "trash",
] as const;
export type Area = (typeof areas)[number];

/** Where an area's pages stand, if not below its own name alone. */
const addresses: Partial<Record<Area, readonly string[]>> = {
  comments: ["mentions"],
  dashboard: [""],
  // The other records read theirs after the page.
  history: ["customers"],
  products: ["products", "price-lists"],
  quotes: ["quotes", "quote"],
  shape: ["settings/fields"],
  territories: ["settings/territories"],
};

/** The areas that a page belongs to. */
export function areasOf(pathname: string): Area[] {
  return areas.filter((area) =>
    (addresses[area] ?? [area]).some((address) => pathname === `/${address}` || pathname.startsWith(`/${address}/`)),
  );
}
