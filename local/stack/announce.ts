import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Database } from "./database.ts";
import { FOLDER } from "./folder.ts";

/** Writes `.local/demo.json` and prints addresses and sign-ins. */
export function announce(port: number, { demo, statsUrl }: Pick<Database, "demo" | "statsUrl">): void {
  const info = { origin: `http://localhost:${port}`, neon: { stats: statsUrl }, ...demo };
  writeFileSync(join(FOLDER, "demo.json"), `${JSON.stringify(info, null, 2)}\n`, { mode: 0o600 });
  const rows = [["", "address", "e-mail", "password"]];
  rows.push(["Platform", demo.platform.origin, demo.platform.email, demo.platform.password]);
  for (const { name, origin, users } of demo.tenants) {
    if (users.length === 0) rows.push([name, origin, "", ""]);
    for (const [index, user] of users.entries()) {
      rows.push([index === 0 ? name : "", index === 0 ? origin : `  ${user.role}`, user.email, user.password]);
    }
  }
  console.log(`\n${table(rows)}\n\nCtrl-C stops it, npm run reset empties its data.`);
}

function table(rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
