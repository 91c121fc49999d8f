/** The ground of everything that floats over the page. */
export const popupLook =
  "pop max-w-(--available-width) overflow-y-auto overscroll-contain rounded-xl border border-line bg-panel text-text shadow-float outline-none max-h-(--available-height)";

/** One line of a menu or list of choices. */
export const popupItemLook =
  "flex min-h-7 cursor-default select-none items-center gap-2 rounded-md px-2 py-1 outline-none data-highlighted:bg-hover data-disabled:opacity-50 touch:min-h-11";
