import { type ActionFunctionArgs, data } from "react-router";
import { refusal } from "#app/shell/refusal.ts";
import { page } from "#worker/kernel/page.ts";
import { createTeam, deleteTeam, updateTeam } from "#worker/modules/identity/index.ts";

export async function action({ context, request }: ActionFunctionArgs) {
  const { attempt } = page(context);
  const form = await request.formData();
  const id = String(form.get("id") ?? "");
  const team = { name: String(form.get("name") ?? ""), memberIds: form.getAll("memberIds").map(String) };
  const answer =
    form.get("intent") === "delete"
      ? await attempt(deleteTeam, { id })
      : id
        ? await attempt(updateTeam, { id, ...team })
        : await attempt(createTeam, team);
  return answer.problem ? data(refusal(answer.problem), { status: answer.problem.status }) : { done: true };
}
