import { z } from "zod";
import { email, id, line, optional, version } from "#worker/kernel/contract.ts";
import { CURRENCIES, FONTS, LANGUAGES, LEGAL_LINKS, RADII } from "./options.ts";

const colour = z
  .string()
  .regex(/^#[0-9a-f]{6}$/i, { error: "tenants.bad_colour" })
  .toLowerCase();

/** Shown to everybody as a link, so only to the web. */
const webAddress = z.url({ protocol: /^https?$/, hostname: z.regexes.domain }).max(500);

const legal = z.array(z.strictObject({ label: line(60), url: webAddress })).max(LEGAL_LINKS);

const timeZone = z.string().max(60).refine(isTimeZone, { error: "identity.unknown_time_zone" });

export const GetSettings = z.strictObject({});

/** What is left out stays. `iconFile` is a stored square PNG of at least 512 pixels; `null` goes back to the letter. */
export const UpdateSettings = z.strictObject({
  version,
  name: line(80).optional(),
  colour: colour.optional(),
  secondColour: optional(colour),
  radius: z.enum(RADII).optional(),
  font: z.enum(FONTS).optional(),
  iconFile: id.nullable().optional(),
  supportEmail: optional(email),
  legal: legal.optional(),
  language: z.enum(LANGUAGES).optional(),
  currency: z.enum(CURRENCIES).optional(),
  timeZone: timeZone.optional(),
});

export const Settings = z.object({
  name: z.string(),
  colour: z.string(),
  secondColour: z.string().nullable(),
  radius: z.enum(RADII),
  font: z.enum(FONTS),
  /** A picture or a drawing of its own; else the name's first letter. */
  hasIcon: z.boolean(),
  /** Where the icon is to be seen, 192 pixels wide. */
  iconUrl: z.string(),
  supportEmail: z.string().nullable(),
  legal: z.array(z.object({ label: z.string(), url: z.string() })),
  language: z.enum(LANGUAGES),
  currency: z.string(),
  timeZone: z.string(),
  plan: z.object({ key: z.string(), name: z.string() }),
  /** How much of each limit is used. `metric` is what is counted: users, customers, deals… */
  usage: z.array(z.object({ metric: z.string(), used: z.number().int(), allowed: z.number().int() })),
  version: z.number().int(),
});

function isTimeZone(name: string): boolean {
  try {
    return /^[A-Z]/.test(name) && new Intl.DateTimeFormat("en", { timeZone: name }) instanceof Intl.DateTimeFormat;
  } catch {
    return false;
  }
}
