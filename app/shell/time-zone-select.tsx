import { Select, type SelectProps } from "#app/ui/select.tsx";
import { useFormat } from "./i18n.tsx";

/** Every time zone of the machine's list by its city, under its continent. */
export function TimeZoneSelect(props: Omit<SelectProps, "options">) {
  const { locale } = useFormat();
  const current = String(props.value ?? props.defaultValue ?? "");
  const all = [...new Set([...Intl.supportedValuesOf("timeZone").filter((zone) => zone.includes("/") && !zone.startsWith("Etc/")), ...(current ? [current] : []), "UTC"])];
  const areas = Map.groupBy(all, (zone) => (zone.includes("/") ? (zone.split("/")[0] ?? "") : "UTC"));
  const groups = [...areas].map(([label, zones]) => ({
    label,
    options: zones.map((value) => ({ value, label: value.replaceAll("_", " ").replace(/^[^/]+\//, "") })).sort((a, b) => a.label.localeCompare(b.label, locale)),
  }));
  return <Select {...props} options={groups.sort((a, b) => Number(b.label === "Europe") - Number(a.label === "Europe") || a.label.localeCompare(b.label, locale))} />;
}
