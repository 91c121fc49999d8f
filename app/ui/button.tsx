import type { ComponentPropsWithRef } from "react";
import { Link, type LinkProps } from "react-router";
import { cx } from "./cx.ts";
import type { Icon } from "./icon.ts";
import { Spinner } from "./spinner.tsx";

type Look = {
  variant?: "primary" | "default" | "ghost" | "danger";
  size?: "small" | "medium" | "large";
  icon?: Icon;
  /** Shows a wheel in the icon's place and refuses clicks, keeping the width and the focus. */
  loading?: boolean;
};
export type ButtonProps =
  | (Look & ComponentPropsWithRef<"button"> & { to?: undefined })
  | (Look & LinkProps & { ref?: React.Ref<HTMLAnchorElement> });

/** A button, or with `to` a link that looks like one. `type` is "button" unless said otherwise. */
export function Button({
  variant = "default",
  size = "medium",
  icon,
  loading,
  className,
  children,
  ...rest
}: ButtonProps) {
  const look = cx(buttonLook(variant, size), className);
  const content = (
    <>
      <Lead icon={icon} loading={loading} small={size === "small"} />
      {children}
    </>
  );
  if (rest.to !== undefined)
    return (
      <Link {...rest} className={look}>
        {content}
      </Link>
    );
  const { to: _, type = "button", onClick, ...button } = rest;
  return (
    <button
      {...button}
      type={type}
      className={look}
      aria-busy={loading || undefined}
      aria-disabled={loading || button["aria-disabled"] || undefined}
      onClick={loading ? (event) => event.preventDefault() : onClick}
    >
      {content}
    </button>
  );
}

const base =
  "inline-flex shrink-0 select-none items-center justify-center gap-1.5 rounded-lg border font-medium whitespace-nowrap transition-colors disabled:opacity-50 aria-disabled:opacity-70";
const variants = {
  primary: "border-transparent bg-brand text-on-brand shadow-sm hover:not-disabled:bg-brand-hover",
  default: "border-line-strong bg-panel text-text shadow-sm hover:not-disabled:bg-hover",
  ghost: "border-transparent text-text-2 hover:not-disabled:bg-hover hover:not-disabled:text-text",
  danger: "border-line-strong bg-panel text-bad shadow-sm hover:not-disabled:border-bad hover:not-disabled:bg-bad-soft",
};
const sizes = {
  small: "min-h-(--control-small) px-2 text-sm",
  medium: "control px-2.75",
  large: "min-h-9 px-4 text-md touch:min-h-11",
};

/** The classes of a button, for the rare element that must look like one. */
export function buttonLook(variant: keyof typeof variants = "default", size: keyof typeof sizes = "medium"): string {
  return cx(base, variants[variant], sizes[size]);
}

function Lead({
  icon: Glyph,
  loading,
  small,
}: {
  icon: Icon | undefined;
  loading: boolean | undefined;
  small: boolean;
}) {
  const size = small ? 14 : 16;
  if (loading) return <Spinner size={size} label={false} />;
  return Glyph ? <Glyph size={size} aria-hidden="true" className="shrink-0" /> : null;
}
