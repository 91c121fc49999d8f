import { query } from "#worker/kernel/operation.ts";
import { GetSettings, Settings } from "./contract.ts";
import { current, used } from "./repository.ts";
import { settingsOf } from "./settings.ts";

export const getSettings = query({
  name: "tenants.get_settings",
  summary: "Read the workspace's looks, place, plan and usage",
  access: "settings:write",
  route: "GET /settings",
  input: GetSettings,
  output: Settings,
  read: () => ({ found: current(), used: used() }),
  result: settingsOf,
});
