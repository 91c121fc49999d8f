import { createHash } from "node:crypto";

/** The host of the n-th tenant, counted from 1. The first is the largest. */
export function hostOf(n: number): string {
  return `t${n}.bench.localhost`;
}

/** The API key of the n-th tenant: every right, never expires. `tenants.sql.ts` makes the same in SQL. */
export function keyOf(n: number): string {
  return `bench_${createHash("sha256").update(`bench key ${n}`).digest("hex")}`;
}

/** A signed-in owner's session of the n-th tenant. */
export function sessionOf(n: number): string {
  return `bench_${createHash("sha256").update(`bench session ${n}`).digest("hex")}`;
}
