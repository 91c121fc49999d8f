import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{worker,tenants,app,local,messages}/**/*.test.{ts,tsx}"],
    globalSetup: ["worker/testing/setup.ts"],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
