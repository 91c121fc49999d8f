import { redirectDocument } from "react-router";
import { page } from "#worker/kernel/page.ts";
import { signOut } from "#worker/modules/identity/index.ts";
import type { Route } from "./+types/sign-out.ts";

/** Ends the session. A whole new document, so that nothing of the person stays in the browser's memory. */
export async function action({ context }: Route.ActionArgs) {
  const { run, cookies } = page(context);
  await run(signOut, {});
  return redirectDocument("/sign-in", { headers: { "Set-Cookie": cookies.session(null) } });
}

/** Signing out by a link could be done to somebody by an image; the front page has the button. */
export function loader() {
  return redirectDocument("/");
}
