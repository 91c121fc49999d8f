import { data } from "react-router";
import type { Ctx } from "#worker/kernel/context.ts";
import type { CustomObject } from "#worker/kernel/custom/field.ts";

/** The agency's object of an address, once an operation of the page came back; 404 without one. */
export function objectIn({ tenant }: Ctx, name: string): CustomObject {
  const object = tenant?.objects.find((one) => one.name === name);
  if (!object) throw data(null, { status: 404 });
  return object;
}
