import type { Module } from "#worker/kernel/module.ts";
import { exportAudit } from "./export-audit.ts";
import { listAudit } from "./list-audit.ts";

/** Reads what the database's audit trigger wrote. */
export const auditModule: Module = {
  name: "audit",
  operations: [listAudit, exportAudit],
  permissions: [{ name: "audit:read", scoped: false, defaults: {} }],
  nav: [{ to: "/audit", label: "shell.nav.audit", icon: "history", group: "insight", access: "audit:read", key: "l" }],
};
