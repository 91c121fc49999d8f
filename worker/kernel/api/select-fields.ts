import { Failure } from "../errors.ts";
import { rowOf, shapeOf } from "./schema-shape.ts";

/** Refuses `fields=` that name what a row does not have; `filter` and `sort` are the contract's own. */
export function checkFields(fields: unknown, output: unknown): void {
  const known = shapeOf(rowOf(output));
  if (typeof fields !== "string" || !known) return;
  const unknown = fields.split(",").filter((name) => !Object.hasOwn(known, name));
  if (unknown.length > 0) {
    throw new Failure("invalid", "invalid", {
      fields: unknown.map((name) => ({ path: `fields.${name}`, reason: "unknown_field" })),
    });
  }
}

/** Keeps the named fields of each row, and `id`. */
export function selectFields(output: unknown, fields: unknown): unknown {
  if (typeof fields !== "string" || fields === "" || !isPage(output)) return output;
  const kept = new Set(["id", ...fields.split(",")]);
  return { ...output, data: output.data.map((row) => pick(row, kept)) };
}

function isPage(output: unknown): output is { data: object[] } {
  return output !== null && typeof output === "object" && "data" in output && Array.isArray(output.data);
}

function pick(row: object, kept: Set<string>): object {
  return Object.fromEntries(Object.entries(row).filter(([name]) => kept.has(name)));
}
