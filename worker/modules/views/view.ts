import type { z } from "zod";
import { Failure } from "#worker/kernel/errors.ts";
import type { View } from "./contract.ts";

/** The one view that was asked for. */
export function theView([found]: z.input<typeof View>[]): z.input<typeof View> {
  if (!found) throw new Failure("not_found");
  return found;
}
