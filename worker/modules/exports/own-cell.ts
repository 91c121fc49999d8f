import type { Translate } from "#messages";
import type { CustomField, CustomValue } from "#worker/kernel/custom/field.ts";
import type { Cell } from "#worker/kernel/exportable.ts";
import { money } from "./money.ts";
import { phoneCell } from "./phone-cell.ts";

/** A value of one of the tenant's own fields as it stands in a file. `currency` is the tenant's. */
export function ownCell({ kind, settings }: CustomField, value: CustomValue, t: Translate, currency: string): Cell {
  if (value === null) return null;
  if (Array.isArray(value))
    return value.map((one) => (typeof one === "string" ? labelOf(settings, one) : one.name)).join("; ");
  if (typeof value === "object") return value.name ?? Object.values(value).join(", ");
  switch (kind) {
    case "yes_no":
      return t(value ? "ui.yes" : "ui.no");
    case "select":
      return labelOf(settings, String(value));
    case "date":
      return { day: String(value) };
    case "date_time":
      return { moment: String(value) };
    case "currency":
      return money(Number(value), settings.currency ?? currency);
    case "number":
    case "percent":
      return { decimal: String(value) };
    case "phone":
      return phoneCell(String(value));
    default:
      return String(value);
  }
}

function labelOf({ choices }: CustomField["settings"], value: string): string {
  return choices?.find((choice) => choice.value === value)?.label ?? value;
}
