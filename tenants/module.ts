import type { Module } from "#worker/kernel/module.ts";
import { visitor } from "./visitor.ts";

export const tenantsModule: Module = { name: "tenants", operations: [visitor] };
