import type { Tenant } from "#worker/kernel/tenant.ts";
import { themeColour } from "./brand/theme.ts";
import { ICONS } from "./icon/icon-png.ts";
import { iconVersion } from "./icon/version.ts";

/** The web app manifest of one host, from its brand. */
export function manifest(tenant: Tenant | null): Response {
  if (!tenant) return new Response(null, { status: 404 });
  const { brand, language } = tenant;
  const colour = themeColour(brand, "light");
  const icon = (name: keyof typeof ICONS, purpose: "any" | "maskable") => {
    const { size } = ICONS[name];
    return { src: `/${name}?v=${iconVersion(brand)}`, sizes: `${size}x${size}`, type: "image/png", purpose };
  };
  return new Response(
    JSON.stringify({
      id: "/",
      name: brand.name,
      short_name: brand.name.slice(0, 20),
      lang: language,
      start_url: "/",
      scope: "/",
      display: "standalone",
      background_color: colour,
      theme_color: colour,
      icons: [icon("icon-192.png", "any"), icon("icon-512.png", "any"), icon("icon-maskable-512.png", "maskable")],
    }),
    { headers: { "Content-Type": "application/manifest+json", "Cache-Control": "private, max-age=300" } },
  );
}
