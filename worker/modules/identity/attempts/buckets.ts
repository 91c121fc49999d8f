import { hashToken } from "#worker/kernel/token.ts";

/** Failures that cost no waiting: an account's own, and those of an address behind which a whole office may sit. */
export const FREE = { account: 5, address: 25, mails: 3 } as const;

/** Hashed: what people type into the field of the address is not always an address. */
export function accountBucket(email: string, purpose: "account" | "reset" = "account"): string {
  return `${purpose}:${hashToken(email)}`;
}

/** An IPv4 address, or the /64 that one subscriber has of IPv6; null when the address is not known. */
export function addressBucket(ip: string, purpose: "address" | "reset-address" = "address"): string | null {
  if (!ip) return null;
  return `${purpose}:${ip.includes(":") ? networkOf(ip.toLowerCase()) : ip}`;
}

function networkOf(ip: string): string {
  const [left = "", right] = ip.split("::");
  const head = left.split(":").filter(Boolean);
  const tail = (right ?? "").split(":").filter(Boolean);
  const zeros = right === undefined ? 0 : Math.max(0, 8 - head.length - tail.length);
  const groups = [...head, ...Array<string>(zeros).fill("0"), ...tail];
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":");
}
