import type { Translate } from "#messages";
import type { CsvCell } from "../csv.ts";
import { wallClock } from "../time.ts";
import type { CustomField, CustomValue } from "./field.ts";

type In = { t: Translate; timeZone: string; currency: string };

/** The values of a record in a row of a file, one cell a field, as people write them. */
export function customCells(
  fields: readonly CustomField[],
  values: Record<string, CustomValue | undefined>,
  as: In,
): CsvCell[] {
  return fields.map((field) => cell(field, values[field.key] ?? null, as));
}

function cell({ kind, settings }: CustomField, value: CustomValue, { t, timeZone, currency }: In): CsvCell {
  if (value === null) return null;
  if (Array.isArray(value))
    return value.map((one) => (typeof one === "string" ? labelOf(settings, one) : one.name)).join("; ");
  if (typeof value === "object") return value.name ?? Object.values(value).join(", ");
  switch (kind) {
    case "yes_no":
      return t(value ? "ui.yes" : "ui.no");
    case "select":
      return labelOf(settings, String(value));
    case "date_time":
      return wallClock(Date.parse(String(value)), timeZone);
    case "currency":
      return { decimal: major(Number(value), settings.currency ?? currency) };
    case "number":
    case "percent":
      return { decimal: String(value) };
    default:
      return value;
  }
}

function labelOf({ choices }: CustomField["settings"], value: string): string {
  return choices?.find((choice) => choice.value === value)?.label ?? value;
}

/** Minor units as a decimal: 123456 kuruş is `1234.56`. */
function major(minor: number, currency: string): string {
  const { maximumFractionDigits: digits = 2 } = new Intl.NumberFormat("en", {
    style: "currency",
    currency,
  }).resolvedOptions();
  return (minor / 10 ** digits).toFixed(digits);
}
