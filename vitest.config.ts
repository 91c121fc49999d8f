import { defineConfig } from "vitest/config";

/** `unit`: rules, modules on real Postgres, the local stand-ins. `e2e`: the production build in workerd, and real browsers. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["{worker,tenants,app,local,messages,bench}/**/*.test.{ts,tsx}"],
          globalSetup: ["worker/testing/setup.ts"],
          setupFiles: ["worker/testing/every-answer.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: "e2e",
          include: ["tests/e2e/**/*.test.ts"],
          globalSetup: ["tests/e2e/setup.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 1,
          fileParallelism: false,
        },
      },
    ],
  },
});
