import { Failure } from "../errors.ts";
import { shapeOf } from "./schema-shape.ts";

/** The strong entity tag of an answer that carries a `version`. */
export function etagOf(output: unknown): string | undefined {
  const version = output && typeof output === "object" && "version" in output ? output.version : undefined;
  return Number.isInteger(version) ? `"${version}"` : undefined;
}

/** `If-None-Match`, compared weakly (RFC 9110, 13.1.2). */
export function isKnown(header: string | undefined, etag: string): boolean {
  if (!header) return false;
  return header.trim() === "*" || tagsOf(header).some((tag) => tag.replace(/^W\//, "") === etag);
}

/** Puts the version of `If-Match` into the input. A tag that can never be current answers like an old one. */
export function expectVersion(
  header: string | undefined,
  schema: unknown,
  input: Record<string, unknown>,
): Record<string, unknown> {
  const tag = header?.trim();
  if (tag === undefined || tag === "*") return input;
  if (!/^(W\/)?"[\x21\x23-\x7e]*"$/.test(tag)) throw new Failure("invalid", "bad_if_match");
  if (!shapeOf(schema)?.version) throw new Failure("invalid", "no_versions");
  if (!/^"[1-9]\d{0,9}"$/.test(tag)) throw new Failure("changed_meanwhile");
  const version = Number(tag.slice(1, -1));
  if (input.version !== undefined && input.version !== version) throw new Failure("invalid", "two_versions");
  return { ...input, version };
}

function tagsOf(header: string): string[] {
  return header.match(/(W\/)?"[^"]*"/g) ?? [];
}
