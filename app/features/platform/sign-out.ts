import { redirect } from "react-router";
import { operatorSignOut } from "#tenants/platform/index.ts";
import { page } from "#worker/kernel/page.ts";
import type { Route } from "./+types/sign-out.ts";
import { onlyPlatform } from "./only-platform.ts";

export async function action({ context }: Route.ActionArgs) {
  const { attempt, platform, cookies } = page(context);
  onlyPlatform(platform);
  await attempt(operatorSignOut, {});
  throw redirect("/platform/sign-in", { headers: { "Set-Cookie": cookies.session(null) } });
}
