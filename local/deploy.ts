import { execFileSync } from "node:child_process";
import { buildIfNeeded } from "./build.ts";
import { migrate } from "./migrate.ts";
import { syncRoles } from "./sync-roles.ts";

/**
 * `npm run deploy`: migrations and role defaults with the owner's connection, the production build, then the Worker. The
 * old Worker goes on serving meanwhile, so migrations must bear both.
 */
const ownerUrl = process.env.OWNER_DATABASE_URL;
if (!ownerUrl) {
  console.error("OWNER_DATABASE_URL must be the owner's direct (not pooled) connection string; see README, Deploying.");
  process.exit(1);
}
const applied = await migrate(ownerUrl);
console.log(applied.length > 0 ? `Migrated: ${applied.join(", ")}` : "No new migrations.");
console.log(`${await syncRoles(ownerUrl)} roles refreshed.`);
await buildIfNeeded(() => console.log("Building…"));
execFileSync("wrangler", ["deploy", "--config", "build/server/wrangler.json", ...process.argv.slice(2)], {
  stdio: "inherit",
});
