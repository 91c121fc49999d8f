import { command } from "#worker/kernel/operation.ts";
import { QuoteSettings, UpdateQuoteSettings } from "./contract.ts";
import * as settings from "./repository.ts";
import { settingsFrom } from "./settings-from.ts";

export const updateQuoteSettings = command({
  name: "quotes.update_settings",
  summary: "Change how quotes are numbered, approved and headed; what is left out stays",
  access: "settings:write",
  route: "PATCH /quote-settings",
  input: UpdateQuoteSettings,
  output: QuoteSettings,
  prepare: async ({ ctx }) => ({ id: ctx.newId() }),
  write: ({ input: { version, ...values }, prepared: { id } }) => ({
    ...settings.hold(id, version),
    changed: settings.change(values),
    found: settings.current(),
  }),
  events: ({ ctx: { tenant }, input: { version: _, ...values } }) =>
    tenant
      ? [
          {
            name: "quotes.settings_changed",
            subject: "tenants",
            subjectId: tenant.id,
            payload: { fields: Object.keys(values) },
          },
        ]
      : [],
  result: ({ found }) => settingsFrom(found),
});
