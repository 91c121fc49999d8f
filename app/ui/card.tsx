import type { ComponentPropsWithRef } from "react";
import { cx } from "./cx.ts";

/** A bordered panel. */
export function Card({ className, ...props }: ComponentPropsWithRef<"div">) {
  return <div {...props} className={cx("rounded-xl border border-line bg-panel p-4 shadow-sm", className)} />;
}
