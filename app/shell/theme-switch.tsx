import { Monitor, Moon, Sun } from "lucide-react";
import { useState } from "react";
import type { Appearance } from "#app/theme/appearance.ts";
import { changeAppearance } from "#app/theme/change-appearance.ts";
import { SegmentedControl } from "#app/ui/segmented-control.tsx";
import { useT } from "./i18n.tsx";

/** Light, dark or as the system is. Takes effect at once and is kept in a cookie for the server's next paint. */
export function ThemeSwitch({ appearance }: { appearance: Appearance }) {
  const t = useT();
  const [theme, setTheme] = useState(appearance.theme);
  return (
    <SegmentedControl
      label={t("shell.theme.label")}
      value={theme}
      onChange={(next) => {
        setTheme(next);
        changeAppearance({ theme: next });
      }}
      segments={[
        { value: "light", label: t("shell.theme.light"), icon: Sun },
        { value: "dark", label: t("shell.theme.dark"), icon: Moon },
        { value: "system", label: t("shell.theme.system"), icon: Monitor },
      ]}
    />
  );
}

/** Comfortable or compact rows. */
export function DensitySwitch({ appearance }: { appearance: Appearance }) {
  const t = useT();
  const [density, setDensity] = useState(appearance.density);
  return (
    <SegmentedControl
      label={t("shell.density.label")}
      value={density}
      onChange={(next) => {
        setDensity(next);
        changeAppearance({ density: next });
      }}
      segments={[
        { value: "comfortable", label: t("shell.density.comfortable") },
        { value: "compact", label: t("shell.density.compact") },
      ]}
    />
  );
}
