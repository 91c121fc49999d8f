import type { ReactNode } from "react";
import { useFormat } from "#app/shell/i18n.tsx";
import { cx } from "./cx.ts";
import type { Icon } from "./icon.ts";

export type TimelineEntry = {
  id: string;
  icon: Icon;
  title: ReactNode;
  at: string | Date;
  body?: ReactNode /** Already framed: under the title as it is. */;
  below?: ReactNode;
};

/** What happened, newest first, joined by a line. */
export function Timeline({
  entries,
  label,
  className,
}: {
  entries: readonly TimelineEntry[];
  label: string;
  className?: string;
}) {
  const format = useFormat();
  return (
    <ol aria-label={label} className={className}>
      {entries.map(({ id, icon: Glyph, title, at, body, below }, index) => (
        <li key={id} className="relative grid grid-cols-[26px_minmax(0,1fr)_auto] gap-x-2.5 py-2.25">
          {index < entries.length - 1 && (
            <span aria-hidden="true" className="absolute top-8.5 -bottom-2 left-3 w-px bg-line" />
          )}
          <span className="grid size-6.5 place-items-center rounded-full border border-line bg-panel text-text-2">
            <Glyph size={13} aria-hidden="true" />
          </span>
          <div className="min-w-0 pt-1 text-text-2 [&_b]:font-semibold [&_b]:text-text">
            <div className="break-words">{title}</div>
            {below}
            {body && <div className={cx("mt-1.75 break-words rounded-lg border border-line px-3 py-2")}>{body}</div>}
          </div>
          <time dateTime={new Date(at).toISOString()} title={format.dateTime(at)} className="pt-1 text-sm text-text-3">
            {format.relative(at)}
          </time>
        </li>
      ))}
    </ol>
  );
}
