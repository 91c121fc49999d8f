import { modules } from "#worker/modules.ts";

/** `npm run schedules`: what runs by the clock, in UTC. */
const rows = modules.flatMap((module) =>
  (module.schedules ?? []).map(({ name, cron, each }) => [module.name, name, cron, each]),
);
const table = [["module", "name", "cron (UTC)", "each"], ...rows];
const widths = [0, 1, 2].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
for (const row of table) console.log(row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  "));
