import { type ActionFunctionArgs, data } from "react-router";
import { refusal } from "#app/shell/refusal.ts";
import { page } from "#worker/kernel/page.ts";
import { inviteUser, resendInvitation, updateUser } from "#worker/modules/identity/index.ts";

/** Invites somebody, changes role, teams or status, or sends an invitation again. */
export async function action({ context, request }: ActionFunctionArgs) {
  const { attempt } = page(context);
  const form = await request.formData();
  const text = (name: string) => String(form.get(name) ?? "");
  const teamIds = form.getAll("teamIds").map(String);
  const id = text("id");
  const intent = text("intent");
  const answer =
    intent === "invite"
      ? await attempt(inviteUser, { name: text("name"), email: text("email"), roleId: text("roleId"), teamIds })
      : intent === "resend"
        ? await attempt(resendInvitation, { id })
        : intent === "status"
          ? await attempt(updateUser, { id, status: text("status") as "active" | "suspended" })
          : await attempt(updateUser, {
              id,
              version: Number(text("version")),
              teamIds,
              ...(text("roleId") === text("roleWas") ? {} : { roleId: text("roleId") }),
            });
  if (answer.problem) return data(refusal(answer.problem), { status: answer.problem.status });
  return {
    done: {
      intent,
      id: answer.output.id,
      name: answer.output.name,
      email: answer.output.email,
      status: answer.output.status,
    },
  };
}
