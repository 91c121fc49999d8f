import { Failure } from "#worker/kernel/errors.ts";
import { fold } from "#worker/kernel/text.ts";
import { wellKnown } from "./well-known.ts";

/** Whom a password is for: what it must not be. */
export type Whose = { email: string; name: string; tenant: string };

/**
 * Why a password is not good enough, as a reason of the field; null when it is. Length is checked by the contract. After
 * NIST SP 800-63B 3.1.1.2: no rules of composition, but nothing that guessers try first.
 */
export function refusePassword(password: string, { email, name, tenant }: Whose): string | null {
  const text = squeeze(password);
  const core = text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  const own = [email, email.split("@")[0] ?? "", name, ...name.split(/\s+/), tenant].map(squeeze);
  if (own.some((word) => word.length > 2 && (text === word || core === word))) return "identity.password_is_own";
  if (new Set(text).size < 4 || isRun(text)) return "identity.password_too_common";
  if (wellKnown.has(text) || wellKnown.has(core)) return "identity.password_too_common";
  return null;
}

/** Throws the refusal as that of the field `password`. */
export function requireGoodPassword(password: string, whose: Whose, path = "password"): void {
  const reason = refusePassword(password, whose);
  if (reason) throw new Failure("invalid", "invalid", { fields: [{ path, reason }] });
}

/** "Galata Saray", "galatasaray" and "GALATASARAY" are one guess. */
function squeeze(text: string): string {
  return fold(text).replaceAll(" ", "");
}

/** Neighbours all the way, up or down: 1234567890, abcdefghij, 9876543210. */
function isRun(text: string): boolean {
  const codes = [...text].map((letter) => letter.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, i) => code - (codes[i] ?? 0));
  return [1, -1].some((step) => steps.filter((one) => one === step || Math.abs(one) === 9).length === steps.length);
}
