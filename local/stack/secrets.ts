import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export type Secrets = { MASTER_KEYS: string; DATABASE_PASSWORD_APP: string };

/** This machine's secrets, drawn once and kept in the folder's `secrets.json`. */
export function readSecrets(folder: string): Secrets {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "secrets.json");
  const kept: Partial<Secrets> = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  const secrets = {
    MASTER_KEYS: kept.MASTER_KEYS ?? `1:${randomBytes(32).toString("base64")}`,
    DATABASE_PASSWORD_APP: kept.DATABASE_PASSWORD_APP ?? randomBytes(24).toString("base64url"),
  };
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  return secrets;
}
