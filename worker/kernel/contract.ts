import { z } from "zod";
import type { CustomValue } from "./custom/field.ts";
import { parsePhone } from "./phone.ts";
import { hasBadText, normalizeEmail } from "./text.ts";

/** The field kinds that contracts are made of. Empty text is no text: forms send `""` for what was left out. */

/** One line of 1 to `most` characters, trimmed. */
export const line = (most: number) =>
  // One call: each by itself copies the schema, a tenth of a millisecond a time while the Worker starts.
  z.string().check(
    z.trim(),
    z.minLength(1),
    z.maxLength(most),
    z.refine((text: string) => !hasBadText(text), { error: "bad_text" }),
  );

/** Several lines. */
export const prose = (most: number) => line(most);

/** The same, or nothing: absent leaves a stored value alone, null or empty clears it. */
export const optional = <T extends z.ZodType>(field: T) =>
  z.preprocess((raw) => (raw === "" ? null : raw), field.nullable()).optional();

export const id = z.uuid();
/** `2026-11-22T18:10:00.123Z`, the one spelling that leaves. */
export const isUtc = (value: unknown) => typeof value === "string" && value.length === 24 && value.endsWith("Z");

/** A moment in any offset, as `2026-11-22T18:10:00.123Z`. */
export const instant = z.iso
  .datetime({ offset: true })
  .transform((text) => (isUtc(text) ? text : new Date(text).toISOString()));

export const day = z.iso.date();

/** The version that was read, for `If-Match`; absent means: whatever is stored now. */
export const version = z.coerce.number().int().positive().optional();

export const email = z.string().transform(normalizeEmail).pipe(z.email().max(254));

/** Any usual spelling of a phone number, kept as E.164. */
export const phone = z
  .string()
  .max(60)
  .transform((text, ctx) => {
    const parsed = parsePhone(text);
    if ("e164" in parsed) return parsed.e164;
    ctx.addIssue({ code: "custom", message: `phone_${parsed.error}`, input: text });
    return z.NEVER;
  });

/** Values of the tenant's own fields by key, as they are sent; each is checked by its field. */
export const custom = z.record(z.string().max(40), z.unknown());

/** The same as they are answered. */
export const customValues = z.record(z.string(), z.unknown() as z.ZodType<CustomValue>);

export const currency = z.string().regex(/^[A-Z]{3}$/);

/** Integer minor units: 1.234,56 ₺ is 123456. */
export const minor = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

export const nothing = z.null();

/**
 * What a figure is counted over: from `from` up to, not including, `to`. It is compared with the time from `previousFrom`
 * to `from`: the same length unless said otherwise, for months differ.
 */
export const period = z
  .strictObject({ from: instant, to: instant, previousFrom: instant.optional() })
  .superRefine(({ from, to, previousFrom }, ctx) => {
    if (from >= to) ctx.addIssue({ code: "custom", path: ["to"], message: "ends_before_start", input: to });
    if (previousFrom && previousFrom >= from)
      ctx.addIssue({ code: "custom", path: ["previousFrom"], message: "ends_before_start", input: previousFrom });
  })
  .transform(({ from, to, previousFrom }) => ({
    from,
    to,
    previousFrom: previousFrom ?? new Date(2 * Date.parse(from) - Date.parse(to)).toISOString(),
  }));
