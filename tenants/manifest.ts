import type { Tenant } from "#worker/kernel/tenant.ts";
import { themeColour } from "./brand/theme.ts";

/** The web app manifest of one host, from its brand. */
export function manifest(tenant: Tenant | null): Response {
  if (!tenant) return new Response(null, { status: 404 });
  const { brand, language } = tenant;
  const colour = themeColour(brand, "light");
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
      icons: [
        { src: "/icon.svg", sizes: "any", type: "image/svg+xml", purpose: "any" },
        { src: "/icon.svg", sizes: "any", type: "image/svg+xml", purpose: "maskable" },
      ],
    }),
    { headers: { "Content-Type": "application/manifest+json", "Cache-Control": "private, max-age=300" } },
  );
}

/** The brand's icon. A document of its own may run nothing: the sandbox stands in for never serving SVG inline. */
export function brandIcon(tenant: Tenant | null): Response {
  const svg = tenant?.brand.icon ?? monogram(tenant?.brand.name ?? "", tenant?.brand.colour);
  return new Response(svg, {
    headers: {
      "Content-Type": "image/svg+xml",
      "Cache-Control": "private, max-age=300",
      "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    },
  });
}

function monogram(name: string, colour = "#5b6470"): string {
  const letter = (name.trim()[0] ?? "").toLocaleUpperCase("tr").replace(/[<>&"']/g, "");
  const fill = /^#[0-9a-f]{6}$/i.test(colour) ? colour : "#5b6470";
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="14" fill="${fill}"/><text x="32" y="44" font-family="system-ui,sans-serif" font-size="34" font-weight="700" fill="#fff" text-anchor="middle">${letter}</text></svg>`;
}
