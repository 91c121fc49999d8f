import type { Ctx } from "#worker/kernel/context.ts";
import type { Buyer, Seller } from "../tables.ts";

type Settings = Partial<Omit<Seller, "name" | "email">> & { legalName?: string | null };

/** Who sells: the settings, and the brand where they say nothing. */
export function sellerFrom(settings: Settings | undefined, { tenant }: Pick<Ctx, "tenant">): Seller {
  const {
    taxOffice = null,
    taxNumber = null,
    address = null,
    phone = null,
    website = null,
    iban = null,
  } = settings ?? {};
  const { name = "", supportEmail: email = null } = tenant?.brand ?? {};
  return { name: settings?.legalName || name, taxOffice, taxNumber, address, phone, email, website, iban };
}

export function buyerFrom(found: Buyer | undefined): Buyer {
  return found ?? { name: "" };
}
