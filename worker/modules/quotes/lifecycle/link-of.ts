import type { Ctx } from "#worker/kernel/context.ts";
import { quotePath } from "../options.ts";

const LINK = "quotes.link_sealed";

/** The link is looked up by its hash; sealed it can be shown again to those who may send it. */
export function sealLink({ services, tenant }: Ctx, token: string): Promise<string> {
  if (!tenant) throw new Error("A quote is a tenant's");
  return services.secrets.seal(tenant.id, LINK, token);
}

export async function openLink({ services, tenant, origin }: Ctx, sealed: string): Promise<string> {
  if (!tenant) throw new Error("A quote is a tenant's");
  return new URL(quotePath(await services.secrets.open(tenant.id, LINK, sealed)), origin).href;
}
