import type { Module } from "#worker/kernel/module.ts";
import { readDashboard } from "./read-dashboard.ts";

/** Figures over what the modules above keep. */
export const insightsModule: Module = {
  name: "insights",
  operations: [readDashboard],
  nav: [{ to: "/", label: "shell.dashboard", icon: "home", group: "main", key: "h" }],
};
