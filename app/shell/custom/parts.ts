import type { SearchOption } from "#app/ui/use-search.ts";
import type { CustomValue, Parts, ShownField } from "#worker/kernel/custom/field.ts";

/** A value of several parts: an address, a person, a record. */
export function partsOf(value: CustomValue): Parts | null {
  return value !== null && typeof value === "object" && !Array.isArray(value) ? value : null;
}

/** What a picked option is to the API, and how a stored value looks to the picker. */
export function toOption(value: CustomValue): SearchOption | null {
  const parts = partsOf(value);
  return parts && { value: parts.id ?? "", label: parts.name ?? "" };
}

/** The same of a field that holds several. */
export function toOptions({ settings }: Pick<ShownField, "settings">, value: CustomValue | undefined): SearchOption[] {
  if (!Array.isArray(value)) return [];
  return value.map((one) =>
    typeof one === "string"
      ? { value: one, label: settings.choices?.find((choice) => choice.value === one)?.label ?? one }
      : { value: one.id ?? "", label: one.name ?? "" },
  );
}
