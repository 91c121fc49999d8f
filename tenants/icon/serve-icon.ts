import type { Ctx } from "#worker/kernel/context.ts";
import type { Brand } from "#worker/kernel/tenant.ts";
import { drawingOf } from "./drawing.ts";
import { ICONS, type IconName, iconPng } from "./icon-png.ts";
import { iconSvg, pictureSvg } from "./icon-svg.ts";
import { iconVersion } from "./version.ts";

const YEAR = "public, max-age=31536000, immutable";
const nobody: Brand = { name: "", colour: "", radius: "medium", font: "inter" };

/** `icon.svg`: the mark of the host's brand. A document of its own may run nothing. */
export async function serveMark(ctx: Ctx, version: string | undefined): Promise<Response> {
  const brand = ctx.tenant?.brand ?? nobody;
  const picture = await pictureOf(ctx);
  const svg = picture ? pictureSvg(await iconPng(brand, "icon-192.png", picture)) : iconSvg(drawingOf(brand));
  return new Response(svg, {
    headers: {
      "Content-Type": "image/svg+xml",
      "Cache-Control": kept(brand, version),
      "Content-Security-Policy": "default-src 'none'; img-src data:; sandbox",
    },
  });
}

/** The PNG files of the host's icon. Under its version a file never changes, so whoever has it keeps it. */
export async function serveIcon(ctx: Ctx, name: string, version: string | undefined): Promise<Response> {
  const { tenant } = ctx;
  if (!tenant || !Object.hasOwn(ICONS, name)) return new Response(null, { status: 404 });
  const current = version === iconVersion(tenant.brand);
  const key = `https://icons.invalid/${tenant.id}/${version}/${name}`;
  const drawn = current ? await caches.default.match(key) : undefined;
  const png = drawn ? await drawn.arrayBuffer() : await iconPng(tenant.brand, name as IconName, await pictureOf(ctx));
  const headers = { "Content-Type": "image/png", "Cache-Control": kept(tenant.brand, version) };
  if (current && !drawn) ctx.later(caches.default.put(key, new Response(png, { headers })));
  return new Response(png, { headers });
}

/** The host's icon for a document: PNG, 192 pixels wide. */
export async function brandIcon(ctx: Ctx): Promise<Uint8Array> {
  return iconPng(ctx.tenant?.brand ?? nobody, "icon-192.png", await pictureOf(ctx));
}

function kept(brand: Brand, version: string | undefined): string {
  return version === iconVersion(brand) ? YEAR : "private, no-cache";
}

async function pictureOf({ tenant, services }: Ctx): Promise<Uint8Array | null> {
  const file = tenant?.brand.iconFile;
  const stored = tenant && file ? await services.files.get(tenant.id, file) : null;
  return stored && new Uint8Array(await new Response(stored.body).arrayBuffer());
}
