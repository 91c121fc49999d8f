import { Check, Users } from "lucide-react";
import type { CSSProperties } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { Badge } from "#app/ui/badge.tsx";
import { buttonLook } from "#app/ui/button.tsx";
import { themeTokens } from "#tenants/brand/index.ts";
import type { Draft } from "./brand.tsx";

const radii = { none: "0px", small: "4px", medium: "8px", large: "12px" };
const fonts = {
  inter: '"Inter Variable", sans-serif',
  system: "system-ui, sans-serif",
  serif: "ui-serif, Georgia, serif",
};

/** How the chosen colours come out in light and dark, before anybody else sees them. */
export function BrandPreview({ draft }: { draft: Draft }) {
  const t = useT();
  return (
    <figure className="grid gap-2">
      <figcaption className="font-medium text-sm text-text-2">{t("settings.brand.preview")}</figcaption>
      <div className="grid gap-3 sm:grid-cols-2">
        {(["light", "dark"] as const).map((mode) => (
          <Sample key={mode} draft={draft} mode={mode} />
        ))}
      </div>
    </figure>
  );
}

function Sample({ draft, mode }: { draft: Draft; mode: "light" | "dark" }) {
  const t = useT();
  const colours = themeTokens(
    { colour: draft.colour, ...(draft.secondColour ? { secondColour: draft.secondColour } : {}) },
    mode,
  );
  const tokens = Object.fromEntries(Object.entries(colours).map(([name, value]) => [`--${name}`, value]));
  const style = {
    ...tokens,
    "--radius": radii[draft.radius],
    "--font": fonts[draft.font],
    fontFamily: fonts[draft.font],
    colorScheme: mode,
  } as CSSProperties;
  return (
    <div
      inert
      style={style}
      className="grid grid-cols-[72px_minmax(0,1fr)] overflow-hidden rounded-xl border border-line bg-bg text-text"
    >
      <div className="grid min-w-0 content-start gap-1.5 border-line border-r bg-rail p-2">
        <span className="size-5 rounded-md bg-brand" />
        <span className="flex min-w-0 items-center gap-1 rounded-md bg-hover px-1 py-0.5 text-2xs">
          <Users size={11} className="shrink-0 text-brand-text" />
          <span className="truncate">{t("settings.brand.sample.place")}</span>
        </span>
      </div>
      <div className="grid content-start gap-2 bg-panel p-3">
        <p className="truncate font-semibold">{draft.name}</p>
        <p className="text-sm text-text-2">{t("settings.brand.sample.text")}</p>
        <div className="flex flex-wrap items-center gap-2">
          <span className={buttonLook("primary", "small")}>
            <Check size={13} />
            {t("settings.save")}
          </span>
          <span className="font-medium text-brand-text text-sm">{t("settings.brand.sample.link")}</span>
          <Badge tone="brand" filled>
            {t("settings.brand.sample.state")}
          </Badge>
        </div>
      </div>
    </div>
  );
}
