import { useEffect, useState } from "react";
import { Combobox, type ComboboxProps } from "#app/ui/combobox.tsx";
import type { SearchOption } from "#app/ui/use-search.ts";
import { useFormat } from "./i18n.tsx";
import { zoneOption, zoneOptions } from "./time-zones.ts";

type Props = Pick<ComboboxProps, "name" | "placeholder" | "clearable"> & {
  value: string | null;
  onChange: (zone: string | null) => void;
};

/** Every time zone by its city. The list is the browser's own, so the server writes only the chosen one. */
export function TimeZoneSelect({ value, onChange, ...own }: Props) {
  const format = useFormat();
  const { language } = format;
  const [zones, setZones] = useState<SearchOption[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the clock of the page moves on, the offsets do not
  useEffect(() => setZones(zoneOptions(format, new Date())), [language]);
  return (
    <Combobox
      {...own}
      options={zones}
      value={value ? zoneOption(value, language, new Date()) : null}
      onChange={(option) => onChange(option?.value ?? null)}
    />
  );
}
