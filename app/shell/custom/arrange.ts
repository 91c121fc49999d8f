import type { LayoutTab, ShownLayout } from "#worker/kernel/custom/layout.ts";

type Arranged<Item> = { key: string; label: string; groups: { label: string; items: Item[] }[] };

/** Items where the tabs have them; what stands nowhere comes last, under `rest`. What would be empty is left out. */
export function arrange<Item extends { id: string }>(
  items: readonly Item[],
  tabs: readonly LayoutTab[],
  hidden: readonly string[],
  rest: string,
): Arranged<Item>[] {
  const left = new Map(items.map((item) => [item.id, item]));
  const take = (id: string) => {
    const item = left.get(id);
    left.delete(id);
    return item ?? [];
  };
  hidden.forEach(take);
  const placed = tabs.map(({ groups, ...tab }) => ({
    ...tab,
    groups: groups.map(({ label, fields }) => ({ label, items: fields.flatMap(take) })),
  }));
  placed.at(-1)?.groups.push({ label: rest, items: [...left.values()] });
  for (const tab of placed) tab.groups = tab.groups.filter((group) => group.items.length > 0);
  return placed.filter(({ groups }) => groups.length > 0);
}

/** All groups one below the other: for forms, and where there is no page of its own for tabs. */
export function untabbed(layout: ShownLayout | null): ShownLayout | null {
  if (!layout || layout.tabs.length < 2) return layout;
  return { ...layout, tabs: [oneTab(layout.tabs.flatMap(({ groups }) => groups))] };
}

export function oneTab(groups: LayoutTab["groups"]): LayoutTab {
  return { key: "", label: "", groups };
}
