import { useEffect, useMemo, useState } from "react";
import { Select, type SelectProps } from "#app/ui/select.tsx";
import { useFormat } from "./i18n.tsx";

/** Every time zone by its city, under its continent. The list is the browser's own, so the server writes only the chosen one. */
export function TimeZoneSelect(props: Omit<SelectProps, "options">) {
  const { locale } = useFormat();
  const current = String(props.value ?? props.defaultValue ?? "");
  const [known, setKnown] = useState<string[]>([]);
  useEffect(
    () => setKnown(Intl.supportedValuesOf("timeZone").filter((zone) => zone.includes("/") && !zone.startsWith("Etc/"))),
    [],
  );
  const options = useMemo(() => groups(known, current, locale), [known, current, locale]);
  return <Select {...props} options={options} />;
}

function groups(known: string[], current: string, locale: string) {
  const zones = [...new Set([...known, ...(current ? [current] : []), "UTC"])];
  const areas = Map.groupBy(zones, (zone) => zone.split("/")[0] ?? "");
  const city = (zone: string) => zone.replace(/^[^/]+\//, "").replaceAll("_", " ");
  return [...areas]
    .map(([label, own]) => ({
      label,
      options: own
        .map((value) => ({ value, label: city(value) }))
        .sort((a, b) => a.label.localeCompare(b.label, locale)),
    }))
    .sort(
      (a, b) => Number(b.label === "Europe") - Number(a.label === "Europe") || a.label.localeCompare(b.label, locale),
    );
}
