import { randomBytes, scrypt } from "node:crypto";

/** `scrypt$<N>$<r>$<p>$<salt>$<hash>`, base64url: what signing in checks. */
export function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  return new Promise((resolve, reject) =>
    scrypt(password, salt, 32, { N: 16_384, r: 8, p: 1 }, (error, key) =>
      error ? reject(error) : resolve(`scrypt$16384$8$1$${salt.toString("base64url")}$${key.toString("base64url")}`),
    ),
  );
}
