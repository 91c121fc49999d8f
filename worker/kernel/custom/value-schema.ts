import { z } from "zod";
import { day, email, id, instant, line, phone, prose } from "../contract.ts";
import type { CustomField } from "./field.ts";
import { MOST_VALUES } from "./options.ts";

const TEXT = 500;
const PROSE = 20_000;
/** What a double holds without loss. */
const MOST = Number.MAX_SAFE_INTEGER;

const url = line(2000).refine((text) => /^(https?:\/\/)?[\w-]+(\.[\w-]+)+([/?#:].*)?$/i.test(text), {
  error: "bad_website",
});
const point = z.union([id, z.object({ id }).transform((one) => one.id)]);
const address = z.strictObject({
  line: line(500).optional(),
  district: line(60).optional(),
  province: line(40).optional(),
  postalCode: line(20).optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
});

const made = new WeakMap<CustomField, z.ZodType>();

/** What a field takes in the API, null aside. */
export function valueSchema(field: CustomField): z.ZodType {
  const known = made.get(field) ?? make(field);
  made.set(field, known);
  return known;
}

/** What of a list comes and goes. */
export function changeSchema(field: CustomField): z.ZodType {
  return z.strictObject({ add: valueSchema(field).optional(), remove: valueSchema(field).optional() });
}

function make({ kind, settings }: CustomField): z.ZodType {
  switch (kind) {
    case "text":
      return line(settings.maxLength ?? TEXT);
    case "long_text":
      return prose(settings.maxLength ?? PROSE);
    case "number":
    case "percent":
      return bounded(settings, settings.decimals ?? (kind === "percent" ? 2 : 6));
    case "currency":
      return bounded(settings, 0);
    case "date":
      return day;
    case "date_time":
      return instant;
    case "yes_no":
      return z.boolean();
    case "select":
      return choice(settings);
    case "multi_select":
      return several(choice(settings), settings);
    case "person":
    case "relation":
      return point;
    case "relations":
    case "files":
      return several(point, settings);
    case "url":
      return url;
    case "email":
      return email;
    case "phone":
      return phone;
    case "address":
      return address;
    case "auto_number":
      return z.never();
  }
}

function choice({ choices = [] }: CustomField["settings"]): z.ZodType {
  return z.enum(choices.map(({ value }) => value) as [string, ...string[]]);
}

/** In their order, each once. */
function several(one: z.ZodType, { most = MOST_VALUES }: CustomField["settings"]): z.ZodType {
  return z
    .array(one)
    .transform((values) => [...new Set(values)])
    .pipe(z.array(z.unknown()).max(most));
}

function bounded({ min = -MOST, max = MOST }: CustomField["settings"], decimals: number): z.ZodType {
  return z
    .number()
    .min(min)
    .max(max)
    .refine((value) => Number(value.toFixed(Math.min(decimals, 15))) === value, {
      error: "too_many_decimals",
      params: { decimals: String(decimals) },
    });
}
