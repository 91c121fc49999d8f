import { type ActionFunctionArgs, data } from "react-router";
import { refusal } from "#app/shell/refusal.ts";
import { isLanguage } from "#messages";
import { page } from "#worker/kernel/page.ts";
import { changePassword, revokeOtherSessions, revokeSession, updateProfile } from "#worker/modules/identity/index.ts";

/** Everything that a person changes about themselves. */
export async function action({ context, request }: ActionFunctionArgs) {
  const { attempt, cookies } = page(context);
  const form = await request.formData();
  const text = (name: string) => String(form.get(name) ?? "");
  const language = isLanguage(text("language")) ? (text("language") as "tr" | "en") : null;
  const intent = text("intent");
  const { problem } = await {
    person: () => attempt(updateProfile, { name: text("name"), language, timeZone: text("timeZone") || null }),
    picture: () => attempt(updateProfile, { pictureId: text("pictureId") || null }),
    password: () => attempt(changePassword, { currentPassword: text("currentPassword"), password: text("password") }),
    session: () => attempt(revokeSession, { id: text("id") }),
    others: () => attempt(revokeOtherSessions, {}),
  }[intent as "person"]();
  if (problem) return data(refusal(problem), { status: problem.status });
  return data(
    { done: intent },
    intent === "person" ? { headers: { "Set-Cookie": cookies.language(language) } } : undefined,
  );
}
