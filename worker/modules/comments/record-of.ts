import type { Ctx } from "#worker/kernel/context.ts";
import { Failure } from "#worker/kernel/errors.ts";

/** Where comments on records of one kind are kept: the records' table, and for own objects which one. */
export type Kind = {
  table: "customers" | "deals" | "projects" | "tasks" | "records";
  object: string | null;
  objectId: string | null;
};

/** Throws 422 for what is no kind of records of this tenant. */
export function kindOf(subject: string, { tenant }: Pick<Ctx, "tenant">): Kind {
  switch (subject) {
    case "customers":
    case "deals":
    case "projects":
    case "tasks":
      return { table: subject, object: null, objectId: null };
  }
  const own = tenant?.objects.find(({ name }) => name === subject);
  if (!own) throw new Failure("invalid", "invalid", { fields: [{ path: "subject", reason: "unknown_object" }] });
  return { table: "records", object: own.name, objectId: own.id };
}
