import { redirect } from "react-router";
import { isLanguage } from "#messages";
import { page } from "#worker/kernel/page.ts";
import type { Route } from "./+types/language.ts";
import { localPath } from "./local-path.ts";

/** Another language before signing in; kept in a cookie. */
export async function action({ context, request }: Route.ActionArgs) {
  const form = await request.formData();
  const language = form.get("language");
  const { cookies } = page(context);
  const headers = isLanguage(language) ? { "Set-Cookie": cookies.language(language) } : undefined;
  return redirect(localPath(form.get("to"), "stay"), { status: 303, ...(headers ? { headers } : {}) });
}

export function loader() {
  return redirect("/");
}
