import { createContext, useContext } from "react";

/** What a Field tells the control inside it. */
export type FieldControl = {
  id: string;
  describedBy: string | undefined;
  labelledBy: string;
  invalid: boolean;
  required: boolean | undefined;
};

export const FieldContext = createContext<FieldControl | undefined>(undefined);

type Wired = {
  id?: string;
  "aria-describedby"?: string;
  "aria-invalid"?: React.AriaAttributes["aria-invalid"];
  required?: boolean;
};

/** A control's own attributes, completed by the Field around it. */
export function useFieldControl<T extends Wired>(props: T): T & Wired {
  const field = useContext(FieldContext);
  if (!field) return props;
  return {
    ...props,
    id: props.id ?? field.id,
    "aria-describedby": [props["aria-describedby"], field.describedBy].filter(Boolean).join(" ") || undefined,
    "aria-invalid": props["aria-invalid"] ?? (field.invalid || undefined),
    required: props.required ?? field.required,
  };
}
