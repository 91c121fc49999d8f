import type { Ctx } from "#worker/kernel/context.ts";
import { Failure } from "#worker/kernel/errors.ts";
import { ICON_BYTES, ICON_SIDE } from "./options.ts";
import { decodePng } from "./png.ts";

/**
 * Refuses a stored file that cannot be an icon: not a PNG as browsers write it (8-bit RGB or RGBA), not square, smaller
 * than 512 pixels, or too large. A file that is not there is refused by who looks for its row.
 */
export async function checkIcon({ tenant, services }: Ctx, file: string): Promise<void> {
  const stored = tenant && (await services.files.get(tenant.id, file));
  if (!stored) return;
  const small = stored.size <= ICON_BYTES && stored.contentType === "image/png";
  const pixels = small ? await decodePng(new Uint8Array(await new Response(stored.body).arrayBuffer())) : null;
  if (!small) await stored.body.cancel();
  if (!pixels || pixels.size < ICON_SIDE)
    throw new Failure("invalid", "invalid", { fields: [{ path: "iconFile", reason: "tenants.bad_icon" }] });
}
