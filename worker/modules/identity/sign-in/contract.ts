import { z } from "zod";
import { email, instant } from "#worker/kernel/contract.ts";
import { hasBadText } from "#worker/kernel/text.ts";
import { PASSWORD_LENGTH } from "./options.ts";

/** A password that is being chosen. What it must not be depends on whom it is for. */
export const newPassword = z
  .string()
  .min(PASSWORD_LENGTH.min)
  .max(PASSWORD_LENGTH.max)
  .refine((text) => !hasBadText(text), { error: "bad_text" });

/** A password that is asked for: rules may have changed since it was chosen. */
const knownPassword = z.string().min(1).max(PASSWORD_LENGTH.max);

/** From a link in a mail. */
export const linkToken = z.string().regex(/^[\w-]{43}$/, { error: "identity.link_expired" });

/** What the visitor chose to read; kept for a person who never chose one. */
export const chosenLanguage = z.enum(["tr", "en"]).optional();

export const SignIn = z.strictObject({ email, password: knownPassword, language: chosenLanguage });
export const RequestPasswordReset = z.strictObject({ email });
export const ResetPassword = z.strictObject({ token: linkToken, password: newPassword });
export const ChangePassword = z.strictObject({ currentPassword: knownPassword, password: newPassword });

/** For the Worker's own doors, which put the token into a cookie; it never is in a body. */
export const OpenedSession = z.object({ token: z.string(), expiresAt: instant });
