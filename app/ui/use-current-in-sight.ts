import { type RefObject, useEffect, useRef } from "react";

/** For a row of tabs that may be wider than its place: scrolls it so that the current one is seen. */
export function useCurrentInSight(current: string | undefined): RefObject<HTMLElement | null> {
  const row = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another one is current
  useEffect(() => {
    const place = row.current?.getBoundingClientRect();
    const tab = row.current?.querySelector("[aria-current=page]")?.getBoundingClientRect();
    if (!row.current || !place || !tab || (tab.left >= place.left && tab.right <= place.right)) return;
    row.current.scrollLeft += tab.left - place.left - (place.width - tab.width) / 2;
  }, [current]);
  return row;
}
