import { z } from "zod";
import type { Actor } from "#worker/kernel/actor.ts";
import { query } from "#worker/kernel/operation.ts";

/**
 * Who is looking, for the shell of every page. No statement of its own: it rides on the `enter` that the page's other
 * reads share, and makes sure that even a page without reads never shows an outdated tenant.
 */
export const visitor = query({
  name: "tenants.visitor",
  summary: "Who is looking at a page",
  access: "public",
  input: z.strictObject({}),
  output: z.custom<Actor>(),
  read: () => ({}),
  result: (_, { actor }) => actor,
});
