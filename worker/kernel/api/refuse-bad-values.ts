import { Failure, type FieldError } from "../errors.ts";
import { hasBadText } from "../text.ts";

const DEPTH_LIMIT = 32;

/** Refuses what no contract should ever have to look at: deep nesting, `__proto__`, text that Postgres cannot store. */
export function refuseBadValues(input: Record<string, unknown>): void {
  const fields: FieldError[] = [];
  walk(input, "", 1, fields);
  if (fields.length > 0) throw new Failure("invalid", "invalid", { fields });
}

function walk(value: unknown, path: string, depth: number, found: FieldError[]): void {
  if (typeof value === "string" && hasBadText(value)) found.push({ path, reason: "bad_text" });
  if (value === null || typeof value !== "object") return;
  if (depth > DEPTH_LIMIT) throw new Failure("invalid", "too_deep", { params: { maximum: DEPTH_LIMIT } });
  for (const key of Object.keys(value)) {
    const at = path ? `${path}.${key}` : key;
    if (hasBadText(key)) found.push({ path: at.toWellFormed().replaceAll("\0", "\ufffd"), reason: "bad_text" });
    else if (key === "__proto__") found.push({ path: at, reason: "forbidden_key" });
    else walk((value as Record<string, unknown>)[key], at, depth + 1, found);
    if (found.length >= 100) return;
  }
}
