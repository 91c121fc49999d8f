import type { ComponentPropsWithRef } from "react";
import { cx } from "./cx.ts";
import type { Icon } from "./icon.ts";
import { Spinner } from "./spinner.tsx";

export type IconButtonProps = Omit<ComponentPropsWithRef<"button">, "children"> & {
  icon: Icon;
  /** What it does; also its tooltip. */
  "aria-label": string;
  /** Shown beside the name in the tooltip: `⌘K`. */
  shortcut?: string;
  size?: "small" | "medium";
  variant?: "ghost" | "default";
  loading?: boolean;
  /** A small mark in the corner: something is new here. */
  marked?: boolean;
};

/** A square button with only an icon. */
export function IconButton({
  icon: Glyph,
  shortcut,
  size = "medium",
  variant = "ghost",
  loading,
  marked,
  className,
  ...rest
}: IconButtonProps) {
  return (
    <button
      type="button"
      data-tip={rest["aria-label"]}
      data-tip-keys={shortcut}
      aria-busy={loading || undefined}
      {...rest}
      className={cx(
        "relative inline-grid shrink-0 place-items-center rounded-lg border transition-colors disabled:opacity-50",
        size === "small" ? "size-6.5 touch:size-11" : "size-7.5 touch:size-11",
        variant === "ghost"
          ? "border-transparent text-text-2 hover:bg-hover hover:text-text aria-expanded:bg-hover aria-expanded:text-text"
          : "border-line-strong bg-panel text-text shadow-sm hover:bg-hover",
        className,
      )}
    >
      {loading ? <Spinner size={15} label={false} /> : <Glyph size={size === "small" ? 15 : 16} aria-hidden="true" />}
      {marked && (
        <span className="absolute top-1 right-1 size-2 rounded-full border-2 border-panel bg-brand box-content" />
      )}
    </button>
  );
}
