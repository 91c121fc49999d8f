import { randomBytes } from "node:crypto";
import pg from "pg";
import { newId } from "#worker/kernel/id.ts";
import { hashPassword } from "#worker/kernel/password-hash.ts";

/** `npm run operator -- <e-mail> <name>`: a person of the platform's team, or a new password for one. Prints the password once. */
const [email, ...name] = process.argv.slice(2);
const ownerUrl = process.env.OWNER_DATABASE_URL;
if (!email?.includes("@") || name.length === 0 || !ownerUrl) {
  console.error("Usage: OWNER_DATABASE_URL=… npm run operator -- <e-mail> <name>");
  process.exit(1);
}
const password = randomBytes(12).toString("base64url");
const client = new pg.Client({ connectionString: ownerUrl });
await client.connect();
await client.query("begin");
await client.query("select set_config('role', 'app_definer', true)");
await client.query(
  `insert into public.operators (id, email, name, password_hash) values ($1, $2, $3, $4)
   on conflict (email) do update set name = excluded.name, password_hash = excluded.password_hash`,
  [newId(Date.now()), email.toLowerCase(), name.join(" "), hashPassword(password)],
);
await client.query("commit");
await client.end();
console.log(`${email}\n${password}`);
