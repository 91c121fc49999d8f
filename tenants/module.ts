import type { Module } from "#worker/kernel/module.ts";
import { getSettings } from "./settings/get-settings.ts";
import { updateSettings } from "./settings/update-settings.ts";
import { visitor } from "./visitor.ts";

export const tenantsModule: Module = {
  name: "tenants",
  operations: [visitor, getSettings, updateSettings],
  nav: [
    {
      to: "/settings",
      label: "shell.nav.settings",
      icon: "settings",
      group: "settings",
      access: ["users:write", "roles:write", "api_keys:write", "pipelines:write", "settings:write"],
    },
  ],
};
