import { type ReactNode, useId } from "react";
import { cx } from "./cx.ts";

/** A titled part of a form: words on the left, fields on the right where there is room. */
export function FormSection({
  title,
  text,
  children,
  className,
}: {
  title: ReactNode;
  text?: ReactNode;
  children: ReactNode;
  className?: string;
}) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className={cx(
        "grid gap-x-10 gap-y-4 border-line border-b py-6 last:border-0 lg:grid-cols-[240px_minmax(0,560px)]",
        className,
      )}
    >
      <div>
        <h2 id={id} className="font-semibold text-md">
          {title}
        </h2>
        {text && <p className="mt-1 text-text-2">{text}</p>}
      </div>
      <div className="grid min-w-0 content-start gap-4">{children}</div>
    </section>
  );
}
