import type { ReactNode } from "react";
import { cx } from "./cx.ts";

export type DescribedItem = { id: string; term: ReactNode; value: ReactNode };

/** Names and values, one a line. Values may be EditableFields. */
export function DescriptionList({ items, className }: { items: readonly DescribedItem[]; className?: string }) {
  return (
    <dl className={cx("grid grid-cols-[minmax(84px,36%)_minmax(0,1fr)] gap-y-0.5", className)}>
      {items.map((item) => (
        <div key={item.id} className="col-span-2 grid grid-cols-subgrid items-start">
          <dt className="min-w-0 break-words py-1 pr-2 text-text-3 touch:py-2.5">{item.term}</dt>
          <dd className="flex min-h-7 min-w-0 items-center break-words touch:min-h-11">{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
