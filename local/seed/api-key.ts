import { createHmac } from "node:crypto";
import type { Grants } from "#worker/kernel/actor.ts";
import { builtInGrants } from "#worker/kernel/roles.ts";
import { hashToken } from "#worker/kernel/token.ts";
import { PREFIX_LENGTH } from "#worker/modules/identity/api-keys/options.ts";
import { modules } from "#worker/modules.ts";
import { DAY, iso } from "./clock.ts";
import type { Story } from "./story.ts";

/** The demo's API key of a tenant. Only its hash is stored, so it derives from this machine's secrets, the same each start. */
export function demoApiKey(masterKeys: string, slug: string): string {
  return `key_${createHmac("sha256", masterKeys).update(`demo api key|${slug}`).digest("hex")}`;
}

/** A key with every right; `rights` are those to the agency's own objects. */
export function addApiKey(story: Story, key: string, rights: Grants): void {
  const owner = story.members[0]?.id ?? null;
  const made = story.clock.now - 30 * DAY;
  story.add("api_keys", [
    {
      by: owner,
      id: story.id(made),
      name: story.agency.language === "tr" ? "Tüm haklar" : "Full access",
      prefix: key.slice(0, PREFIX_LENGTH),
      secret_hash: hashToken(key),
      grants: { ...builtInGrants(modules, "owner"), ...rights },
      created_by: owner,
      created_at: iso(made),
    },
  ]);
}
