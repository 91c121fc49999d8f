import { onDemand } from "./on-demand.tsx";
import type { SortItemsProps } from "./sort-items.tsx";

/** For phones: comes when the page is there. */
export const SortMenu = onDemand<SortItemsProps>(
  async () => (await import("./sort-items.tsx")).SortItems,
  ({ className }) => <span className={className} />,
);
