import { query } from "#worker/kernel/operation.ts";
import { GetQuoteSettings, QuoteSettings } from "./contract.ts";
import * as settings from "./repository.ts";
import { settingsFrom } from "./settings-from.ts";

export const getQuoteSettings = query({
  name: "quotes.get_settings",
  summary: "Read how quotes are numbered, approved and headed",
  access: "quotes:read",
  route: "GET /quote-settings",
  input: GetQuoteSettings,
  output: QuoteSettings,
  read: () => ({ found: settings.current() }),
  result: ({ found }) => settingsFrom(found),
});
