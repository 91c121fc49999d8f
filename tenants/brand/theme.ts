import type { Brand } from "#worker/kernel/tenant.ts";
import { fromHex } from "./oklch.ts";
import { palette } from "./palette.ts";

const radii = { none: "0px", small: "4px", medium: "8px", large: "12px" };
const system = 'system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';
const fonts = {
  inter: `"Inter Variable", "Inter Fallback", ${system}`,
  system,
  serif: 'ui-serif, "Iowan Old Style", "Source Serif 4", Georgia, "Times New Roman", serif',
};

/**
 * The brand as CSS custom properties for light and dark, to be written into the document's head. Text contrast is at
 * least 4.5:1 whatever colour was given. Every value is computed: nothing of the brand's own text reaches the CSS.
 */
export function themeCss(brand: Brand): string {
  const light = declarations(themeTokens(brand, "light"));
  const dark = declarations(themeTokens(brand, "dark"));
  return [
    `:root{--radius:${radii[brand.radius] ?? radii.medium};--font:${fonts[brand.font] ?? fonts.inter}}`,
    `:root,[data-theme=light]{color-scheme:light;${light}}`,
    `[data-theme=dark]{color-scheme:dark;${dark}}`,
    `@media (prefers-color-scheme:dark){:root:not([data-theme]),[data-theme=system]{color-scheme:dark;${dark}}}`,
  ].join("\n");
}

/** The colour tokens of one mode, without the leading dashes: `{ bg: "#fdfefe", … }`. For e-mails, PDFs and charts. */
export function themeTokens(
  brand: Pick<Brand, "colour" | "secondColour">,
  mode: "light" | "dark",
): Record<string, string> {
  const colour = hexColour(brand.colour) ?? "#2f6feb";
  const second = hexColour(brand.secondColour);
  return palette(fromHex(colour), mode, second ? fromHex(second) : undefined);
}

/** `<meta name="theme-color">` of one mode. */
export function themeColour(brand: Pick<Brand, "colour">, mode: "light" | "dark"): string {
  return themeTokens(brand, mode).rail ?? "#ffffff";
}

function hexColour(value: string | undefined): string | undefined {
  return value && /^#[0-9a-f]{6}$/i.test(value) ? value.toLowerCase() : undefined;
}

function declarations(tokens: Record<string, string>): string {
  return Object.entries(tokens)
    .map(([name, value]) => `--${name}:${value}`)
    .join(";");
}
