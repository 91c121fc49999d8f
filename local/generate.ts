import { execFileSync } from "node:child_process";
import { appendFileSync, globSync, readdirSync, readFileSync } from "node:fs";
import { protections } from "../worker/kernel/db/table.ts";

/** `npm run db:generate`: the migration that the tables ask for, and `app.protect()` for each table that is new. */
for (const file of ["worker/kernel/tables.ts", "tenants/tables.ts", ...globSync("worker/modules/**/tables.ts")]) {
  await import(`../${file}`);
}
const before = new Set(migrations());
execFileSync("drizzle-kit", ["generate", "--name", process.argv[2] ?? "tables"], { stdio: "inherit" });
const made = migrations().find((file) => !before.has(file));
const all = migrations()
  .map((file) => readFileSync(`migrations/${file}`, "utf8"))
  .join("\n");
const missing = [...protections].filter(([name]) => !all.includes(`app.protect('${name}'`));
if (missing.length > 0 && !made) throw new Error(`No migration to protect ${missing.map(([name]) => name).join(", ")}`);
for (const [name, protection] of missing) {
  appendFileSync(
    `migrations/${made}`,
    `\n--> statement-breakpoint\nselect app.protect('${name}', '${JSON.stringify(protection)}');`,
  );
}

function migrations() {
  return readdirSync("migrations").filter((file) => file.endsWith(".sql"));
}
