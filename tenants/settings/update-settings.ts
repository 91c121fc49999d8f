import { mustSee } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { checkIcon } from "../icon/check-icon.ts";
import { Settings, UpdateSettings } from "./contract.ts";
import { change, current, hold, used } from "./repository.ts";
import { settingsOf } from "./settings.ts";

/**
 * Acts on the very next request of everybody: the tenant's version rises, and `enter` refuses whoever remembers an older
 * one. Forgetting the host only spares the others that one detour.
 */
export const updateSettings = command({
  name: "tenants.update_settings",
  summary: "Change the workspace's looks and place; what is left out stays",
  access: "settings:write",
  route: "PATCH /settings",
  input: UpdateSettings,
  output: Settings,
  prepare: async ({ input: { iconFile }, ctx }) => (iconFile ? checkIcon(ctx, iconFile) : undefined),
  write: ({ input: { version, language, currency, timeZone, ...brand } }) => ({
    held: hold(version),
    ...(brand.iconFile ? { icon: mustSee("files", brand.iconFile, "iconFile") } : {}),
    // Who goes back to the letter takes away the drawing too.
    changed: change(brand.iconFile === null ? { ...brand, icon: null } : brand, {
      ...(language ? { language } : {}),
      ...(currency ? { currency } : {}),
      ...(timeZone ? { timeZone } : {}),
    }),
    found: current(),
    used: used(),
  }),
  events: ({ ctx: { tenant }, input: { version: _, ...values } }) =>
    tenant
      ? [
          {
            name: "tenants.settings_changed",
            subject: "tenants",
            subjectId: tenant.id,
            payload: { fields: Object.keys(values) },
          },
        ]
      : [],
  result: settingsOf,
  after: async ({ ctx }) => {
    if (ctx.tenant) await ctx.services.forgetHost(ctx.tenant.host);
  },
});
