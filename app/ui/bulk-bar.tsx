import { X } from "lucide-react";
import { useT } from "#app/shell/i18n.tsx";
import { cx } from "./cx.ts";
import type { Icon } from "./icon.ts";
import { nothingSelected, type Selection } from "./selection.ts";
import { Spinner } from "./spinner.tsx";

export type BulkAction = { id: string; label: string; icon?: Icon; onSelect: () => void };
export type BulkProgress = { done: number; total: number /** Ends it after what is under way. */; stop?: () => void };
export type BulkBarProps = {
  selection: Selection;
  onSelection: (selection: Selection) => void;
  /** How many rows match the list's filter. */
  matching: number;
  actions: readonly BulkAction[];
  progress?: BulkProgress | undefined;
};

const button =
  "inline-flex min-h-7 items-center gap-1.5 rounded-lg px-2.5 font-medium whitespace-nowrap hover:bg-current/10 focus-visible:outline-current touch:min-h-11";

/** What to do with the ticked rows; floats over the list while any are. */
export function BulkBar({ selection, onSelection, matching, actions, progress }: BulkBarProps) {
  const t = useT();
  const count = selection.all ? matching : selection.ids.size;
  if (count === 0 && !progress) return null;
  const more = !progress && !selection.all && matching > count;
  return (
    <div data-bulk-bar className="pointer-events-none sticky bottom-0 z-20 flex justify-center px-3 pb-4">
      <div
        role="toolbar"
        aria-label={t("ui.table.selected", { count })}
        className="toast-in pointer-events-auto flex max-w-full flex-wrap items-center gap-0.5 rounded-xl bg-inverse p-1.5 pl-3.5 text-on-inverse shadow-float"
      >
        <span role="status" className="mr-2 whitespace-nowrap">
          {progress
            ? t("shell.list.bulkBusy", { done: progress.done, total: progress.total })
            : selection.all
              ? t("ui.table.allMatching", { count })
              : t("ui.table.selected", { count })}
        </span>
        {more && (
          <button
            type="button"
            className={cx(button, "underline underline-offset-2")}
            onClick={() => onSelection({ all: true, ids: new Set() })}
          >
            {t("ui.table.selectMatching", { count: matching })}
          </button>
        )}
        {!progress &&
          actions.map(({ id, label, icon: Glyph, onSelect }) => (
            <button key={id} type="button" className={cx(button, "max-sm:order-2")} onClick={onSelect}>
              {Glyph && <Glyph size={15} aria-hidden="true" />}
              {label}
            </button>
          ))}
        {progress ? (
          <>
            <Spinner size={15} className="mx-1.5" />
            {progress.stop && (
              <button type="button" className={button} onClick={progress.stop}>
                {t("ui.stop")}
              </button>
            )}
          </>
        ) : (
          <button
            type="button"
            aria-label={t("ui.table.clearSelection")}
            className={cx(button, "px-1.5 touch:min-w-11 touch:justify-center max-sm:order-1 max-sm:ml-auto")}
            onClick={() => onSelection(nothingSelected)}
          >
            <X size={15} aria-hidden="true" />
          </button>
        )}
      </div>
    </div>
  );
}
