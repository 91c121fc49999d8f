import type { z } from "zod";
import { Failure, type FieldError } from "./errors.ts";

/** Parses by the contract, or answers the failure with each refused field's path and reason. */
export function parse(schema: z.ZodType, raw: unknown): unknown {
  const parsed = schema.safeParse(raw, { reportInput: true });
  return parsed.success
    ? parsed.data
    : new Failure("invalid", "invalid", { fields: parsed.error.issues.flatMap(fieldErrors) });
}

/** As `parse`, with the fields' paths below `path`; throws what is refused. */
export function parseAt(schema: z.ZodType, sent: unknown, path: readonly string[]): unknown {
  const parsed = parse(schema, sent);
  if (!(parsed instanceof Failure)) return parsed;
  throw new Failure("invalid", "invalid", {
    fields: parsed.fields.map((field) => ({
      ...field,
      path: [...path, ...(field.path ? [field.path] : [])].join("."),
    })),
  });
}

/** The failure of a field that is not there. */
export function unknownField(path: readonly string[]): Failure {
  return new Failure("invalid", "invalid", { fields: [{ path: path.join("."), reason: "unknown_field" }] });
}

function fieldErrors(issue: z.core.$ZodIssue): FieldError[] {
  const path = issue.path.join(".");
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => ({ path: [...issue.path, key].join("."), reason: "unknown_field" }));
  if (issue.code === "custom")
    return [
      { path, reason: issue.message, ...(issue.params ? { params: issue.params as Record<string, string> } : {}) },
    ];
  if (issue.code === "invalid_type")
    return [
      { path, reason: issue.input === undefined ? "required" : "wrong_type", params: { expected: issue.expected } },
    ];
  if (issue.code === "too_small")
    return [
      {
        path,
        reason: issue.minimum === 1 && issue.origin === "string" ? "required" : `too_small_${issue.origin}`,
        params: { minimum: String(issue.minimum) },
      },
    ];
  if (issue.code === "too_big")
    return [{ path, reason: `too_big_${issue.origin}`, params: { maximum: String(issue.maximum) } }];
  if (issue.code === "invalid_format") return [{ path, reason: `bad_${issue.format}` }];
  return [{ path, reason: issue.code }];
}
