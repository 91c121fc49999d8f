import { redirect } from "react-router";
import { visitor } from "#tenants/index.ts";
import { page } from "#worker/kernel/page.ts";
import type { Route } from "./+types/first.ts";
import { SECTIONS, sectionPath } from "./sections.ts";

/** The first place that the person may see. */
export async function loader({ context }: Route.LoaderArgs) {
  const { grants } = await page(context).run(visitor, {});
  const first = SECTIONS.find(({ access }) => grants[access]);
  return redirect(first ? sectionPath(first.key) : "/profile");
}
