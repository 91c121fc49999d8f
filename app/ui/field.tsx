import { CircleAlert } from "lucide-react";
import { type ReactNode, useId, useMemo } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { cx } from "./cx.ts";
import { FieldContext } from "./field-control.ts";
import { useNativeError } from "./use-native-error.ts";

export type FieldProps = {
  label: ReactNode;
  help?: ReactNode;
  /** A sentence in plain words; its presence marks the control as invalid. */
  error?: ReactNode;
  required?: boolean;
  /** Says "optional" beside the label. */
  optional?: boolean;
  /** For controls that are not one labelled element: radio groups, tag inputs. */
  group?: boolean;
  hideLabel?: boolean;
  className?: string;
  children: ReactNode;
};

/** A label above, the control, then help or an error. Wires ids and aria by itself. */
export function Field({ label, help, required, optional, group, hideLabel, className, children, ...own }: FieldProps) {
  const t = useT();
  const id = useId();
  const native = useNativeError();
  const error = native.error ?? own.error;
  const control = useMemo(
    () => ({
      id,
      labelledBy: `${id}-label`,
      describedBy: [error && `${id}-error`, help && `${id}-help`].filter(Boolean).join(" ") || undefined,
      invalid: Boolean(error),
      required,
    }),
    [id, error, help, required],
  );
  const Label = group ? "span" : "label";
  return (
    <FieldContext value={control}>
      <div
        className={cx("flex min-w-0 flex-col gap-1", className)}
        {...native.listeners}
        {...(group
          ? { role: "group", "aria-labelledby": control.labelledBy, "aria-describedby": control.describedBy }
          : {})}
      >
        <Label
          id={control.labelledBy}
          {...(group ? {} : { htmlFor: id })}
          className={hideLabel ? "sr-only" : "font-medium text-sm text-text-2"}
        >
          {label}
          {optional && <span className="font-normal text-text-3"> · {t("ui.optional")}</span>}
        </Label>
        {children}
        <Notes id={id} help={help} error={error} />
      </div>
    </FieldContext>
  );
}

function Notes({ id, help, error }: { id: string; help: ReactNode; error: ReactNode }) {
  return (
    <>
      {error && (
        <p id={`${id}-error`} className="flex items-start gap-1.5 text-bad text-sm" role="alert">
          <CircleAlert size={14} aria-hidden="true" className="mt-0.5 shrink-0" />
          <span className="min-w-0 break-words">{error}</span>
        </p>
      )}
      {help && (
        <p id={`${id}-help`} className="text-sm text-text-3">
          {help}
        </p>
      )}
    </>
  );
}
