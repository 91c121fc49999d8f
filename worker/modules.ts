import type { Module } from "./kernel/module.ts";
import { customersModule } from "./modules/customers/module.ts";

/** Every module, in dependency order: one may import only those above it. */
export const modules: Module[] = [
  // records
  customersModule,
];
