import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "postgresql",
  schema: ["./tenants/tables.ts", "./worker/kernel/tables.ts", "./worker/modules/*/tables.ts"],
  out: "./migrations",
});
