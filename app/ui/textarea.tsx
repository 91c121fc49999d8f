import type { ComponentPropsWithRef } from "react";
import { cx } from "./cx.ts";
import { useFieldControl } from "./field-control.ts";
import { inputLook } from "./input.tsx";

/** Several lines; grows with what is typed where the browser can. */
export function Textarea({ className, rows = 3, ...own }: ComponentPropsWithRef<"textarea">) {
  const props = useFieldControl(own);
  return (
    <textarea
      {...props}
      rows={rows}
      className={cx(inputLook, "field-sizing-content max-h-96 px-2.5 py-1.5 leading-normal", className)}
    />
  );
}
