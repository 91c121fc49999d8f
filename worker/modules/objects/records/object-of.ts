import type { Ctx } from "#worker/kernel/context.ts";
import type { CustomObject } from "#worker/kernel/custom/field.ts";
import { Failure } from "#worker/kernel/errors.ts";

/** The tenant's own object of that name. Throws 404 when it has none. */
export function objectOf({ tenant }: Pick<Ctx, "tenant">, name: string): CustomObject {
  const object = tenant?.objects.find((one) => one.name === name);
  if (!object) throw new Failure("not_found", "objects.unknown");
  return object;
}
