import type { Ctx } from "#worker/kernel/context.ts";
import { lock } from "#worker/kernel/db/guard.ts";
import { Failure, type FieldError } from "#worker/kernel/errors.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { ImportInFull, UpdateImport } from "./contract.ts";
import * as imports from "./repository.ts";
import { inFull } from "./shown-import.ts";
import { targetsOf } from "./targets.ts";

/** Also after a check, which then has to be made again. */
export const updateImport = command({
  name: "imports.update",
  summary: "Say what the columns fill, how records are recognised, how numbers and days are written",
  access: "staff",
  route: "PATCH /imports/:id",
  input: UpdateImport,
  output: ImportInFull,
  read: ({ input }) => ({ found: imports.one(input.id) }),
  write: ({ input: { id, version, decimal, dayFirst, ...values }, rows: { found }, ctx }) => {
    const stored = theOne(found);
    checkChoices(values, stored, ctx);
    const format = stored.format && {
      ...stored.format,
      ...(decimal ? { decimal } : {}),
      ...(dayFirst === undefined ? {} : { dayFirst }),
    };
    return {
      lock: lock("imports", id, version),
      stands: imports.mustStand(id, ["ready", "checked"], "imports.not_now"),
      changed: imports.update(id, { ...values, format, status: "ready" }),
      after: imports.one(id),
      outcomes: imports.outcomesOf(id),
    };
  },
  result: ({ after, outcomes }, at) => inFull(at, theOne(after), outcomes),
});

type Choices = { mapping?: (string | null)[] | undefined; match?: string | null | undefined };

function checkChoices({ mapping, match }: Choices, stored: imports.Stored, ctx: Ctx): void {
  const targets = new Map(targetsOf(stored.subject, ctx).map((target) => [target.name, target]));
  const errors: FieldError[] = [];
  const given = new Set<string>();
  if (mapping && mapping.length !== stored.columns.length)
    errors.push({ path: "mapping", reason: "imports.mapping_length" });
  for (const [at, name] of (mapping ?? []).entries()) {
    if (name === null) continue;
    const target = targets.get(name);
    if (!target) errors.push({ path: `mapping.${at}`, reason: "unknown_field" });
    else if (given.has(name) && !(target.many || target.kind === "text"))
      errors.push({ path: `mapping.${at}`, reason: "imports.filled_twice" });
    given.add(name);
  }
  if (match && !targets.get(match)?.matches) errors.push({ path: "match", reason: "imports.no_match_field" });
  if (errors.length > 0) throw new Failure("invalid", "invalid", { fields: errors });
}
