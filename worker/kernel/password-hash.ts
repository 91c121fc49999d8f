import { randomBytes, scryptSync, timingSafeEqual } from "node:crypto";

/**
 * scrypt (RFC 7914) with N=2^14, r=8, p=5: one of the equally strong settings of OWASP's Password Storage Cheat Sheet, the
 * one that takes 16 MB, because an isolate has 128 MB for all requests at once. About 0.2 s of CPU.
 */
const NOW = { N: 2 ** 14, r: 8, p: 5 };
const LENGTH = 32;
/** What no stored hash may ask for, so that a row cannot exhaust the isolate. */
const MOST = { N: 2 ** 16, r: 8, p: 16 };

/** `scrypt$<N>$<r>$<p>$<salt>$<hash>`, both base64url. The password is composed (NFKC) first: keyboards differ. */
export function hashPassword(password: string, { N, r, p } = NOW): string {
  const salt = randomBytes(16);
  return [
    "scrypt",
    N,
    r,
    p,
    salt.toString("base64url"),
    derive(password, salt, { N, r, p }).toString("base64url"),
  ].join("$");
}

/** Takes as long for no stored hash as for a wrong password, so that time does not tell whether an account exists. */
export function verifyPassword(password: string, stored: string | null | undefined): boolean {
  const known = read(stored);
  const { cost, salt, hash } = known ?? nobody;
  return timingSafeEqual(derive(password, salt, cost), hash) && known !== undefined;
}

/** True when it was made with less than today's cost. */
export function needsRehash(stored: string): boolean {
  const cost = read(stored)?.cost;
  return !cost || cost.N * cost.r * cost.p < NOW.N * NOW.r * NOW.p;
}

type Cost = typeof NOW;

const nobody = { cost: NOW, salt: Buffer.alloc(16), hash: Buffer.alloc(LENGTH) };

function read(stored: string | null | undefined): { cost: Cost; salt: Buffer; hash: Buffer } | undefined {
  const [, n, r, p, salt, hash] =
    /^scrypt\$(\d{1,6})\$(\d{1,2})\$(\d{1,2})\$([\w-]{16,})\$([\w-]{43})$/.exec(stored ?? "") ?? [];
  const cost = { N: Number(n), r: Number(r), p: Number(p) };
  if (!salt || !hash || cost.N > MOST.N || cost.r > MOST.r || cost.p > MOST.p) return;
  return { cost, salt: Buffer.from(salt, "base64url"), hash: Buffer.from(hash, "base64url") };
}

function derive(password: string, salt: Buffer, cost: Cost): Buffer {
  return scryptSync(password.normalize("NFKC"), salt, LENGTH, { ...cost, maxmem: 192 * cost.N * cost.r });
}
