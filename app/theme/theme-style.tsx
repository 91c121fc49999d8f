import { createContext, use } from "react";
import type { Brand } from "#worker/kernel/tenant.ts";

const PLACE = "brand-tokens";
const known = new Map<string, string | Promise<string>>();

/** How a brand becomes tokens: the server's renderer gives it. */
export const ThemeCss = createContext<((brand: Brand) => string) | undefined>(undefined);

/** The brand's tokens. A browser keeps what the server wrote, and learns to compute them once the brand changes. */
export function ThemeStyle({ brand }: { brand: Brand }) {
  const css = use(ThemeCss)?.(brand) ?? tokensOf(brand);
  // biome-ignore lint/security/noDangerouslySetInnerHtml: computed tokens only, see themeCss
  return <style id={PLACE} dangerouslySetInnerHTML={{ __html: typeof css === "string" ? css : use(css) }} />;
}

function tokensOf(brand: Brand): string | Promise<string> {
  const key = JSON.stringify(brand);
  const written = known.size === 0 ? document.getElementById(PLACE)?.textContent : undefined;
  const css = known.get(key) ?? written ?? import("#tenants/brand/theme.ts").then((theme) => theme.themeCss(brand));
  known.set(key, css);
  return css;
}
